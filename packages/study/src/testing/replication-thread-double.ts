// A thread that makes results up: `crash` kills it, `fault` throws, all else says who ran it.
import { parentPort, threadId } from "node:worker_threads";
import type { ThreadOrder } from "../executor/thread-message.ts";

parentPort?.on("message", ({ number, unit }: ThreadOrder) => {
  if (unit.point === "crash") process.exit(3);
  if (unit.point === "throw") throw new Error("thrown outside");
  parentPort?.postMessage(
    unit.point === "fault"
      ? { kind: "fault", number, error: "a fault" }
      : { kind: "result", number, result: { ...unit, seed: threadId } },
  );
});
