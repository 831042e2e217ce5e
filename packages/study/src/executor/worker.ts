// The threads' own entry: `thread-executor.ts` starts it with a study's bundle and sends units.
import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { StudyBundle } from "./study-bundle.ts";
import type { ThreadAnswer, ThreadOrder } from "./thread-message.ts";

enableCompileCache();

const { readBundle } = await import("./read-bundle.ts");
const { replicator } = await import("./replicator.ts");
const run = replicator(readBundle(workerData as StudyBundle));

parentPort?.on("message", ({ number, unit }: ThreadOrder) => {
  let answer: ThreadAnswer;
  try {
    answer = { kind: "result", number, result: run(unit) };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    answer = { kind: "fault", number, error: text };
  }
  parentPort?.postMessage(answer);
});
