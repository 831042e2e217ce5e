import { parseQueueAddress, type QueueAddress } from "@contactpoint/study/queue-address";
import { InvalidArgumentError } from "commander";

const WORKERS_MOST = 1_024;

export function parseWorkers(text: string): number {
  const workers = Number(text);
  if (!/^\d+$/.test(text) || workers < 1 || workers > WORKERS_MOST) {
    throw new InvalidArgumentError(`It is a whole number from 1 to ${WORKERS_MOST}.`);
  }
  return workers;
}

/** The address of a queue on Redis or Valkey. */
export function parseQueue(text: string): QueueAddress {
  const address = parseQueueAddress(text);
  if (typeof address === "string") throw new InvalidArgumentError(`${address}.`);
  return address;
}
