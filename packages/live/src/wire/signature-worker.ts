import type { KeyObject } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { carryOutOrder } from "./signature-order.ts";
import type { SignatureAnswers, SignatureBatch } from "./signature-thread.ts";

const known: KeyObject[] = [];

parentPort?.on("message", ({ keys, orders }: SignatureBatch) => {
  known.push(...keys);
  const answers = orders.map(({ place, order }) => {
    const key = known[place];
    if (key === undefined) throw new RangeError(`there is no key ${place}`);
    return carryOutOrder(order, key);
  });
  parentPort?.postMessage(answers satisfies SignatureAnswers);
});
