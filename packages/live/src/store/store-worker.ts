// The thread's own entry: `store-thread.ts` starts it with a store and says what to write.
import { parentPort, workerData } from "node:worker_threads";
import { NodeStore } from "./node-store.ts";
import type { LentStore, StoreTask } from "./store-thread.ts";
import { writeBatch } from "./turn-batch.ts";

const { file, options } = workerData as LentStore;
const store = NodeStore.open(file, options);

// Whatever is thrown ends the thread, and with it the transaction: nothing is written after a fault.
parentPort?.on("message", (message: string | null) => {
  if (message === null) {
    parentPort?.close();
    store.close();
    return;
  }
  const { batch, asked } = JSON.parse(message) as StoreTask;
  writeBatch(store, batch);
  if (asked === null) store.commit();
  const found = asked === null ? [] : store.inputs.of(asked.node, asked.request);
  parentPort?.postMessage(JSON.stringify(found));
});
