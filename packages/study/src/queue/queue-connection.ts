import { Redis } from "ioredis";

import { ServiceUnreachable } from "../executor/executor.ts";
import type { QueueAddress } from "./queue-address.ts";

/** A server that does not answer the first call within this time is taken to be unreachable. */
const FIRST_ANSWER_MS = 5_000;
const RECONNECT_LEAST_MS = 50;
const RECONNECT_MOST_MS = 1_000;

/** What both ioredis and BullMQ are told of a connection. */
export interface ConnectionTerms {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: Record<string, never>;
  readonly maxRetriesPerRequest: null;
  readonly retryStrategy: (attempt: number) => number;
}

/** Terms under which a connection outlives a restart of its server. */
export function lastingConnection(address: QueueAddress): ConnectionTerms {
  const { host, port, db, tls, username, password } = address;
  return {
    host,
    port,
    db,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
    // BullMQ wants this: a blocked call waits until the server is back.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(RECONNECT_LEAST_MS * attempt, RECONNECT_MOST_MS),
  };
}

/** Rejects with a ServiceUnreachable unless the server answers at once. */
export async function requireReachable(address: QueueAddress): Promise<void> {
  const redis = new Redis({
    ...lastingConnection(address),
    lazyConnect: true,
    connectTimeout: FIRST_ANSWER_MS,
    commandTimeout: FIRST_ANSWER_MS,
    maxRetriesPerRequest: 0,
    // Undefined: no second attempt.
    retryStrategy: () => undefined,
  });
  let reason = "";
  redis.on("error", (error: Error) => (reason = error.message));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const why = reason === "" && error instanceof Error ? error.message : reason;
    throw new ServiceUnreachable(`cannot reach the queue ${address.shown}: ${why}`, {
      cause: error,
    });
  } finally {
    redis.disconnect();
  }
}
