import { parentPort } from "node:worker_threads";
import { runCase } from "./truths-case.ts";
import { TRUTH_CASES } from "./truths-cases.ts";

// Runs the cases it is told, by their places in the list, one after another.

const port = parentPort;
if (port === null) throw new Error("this file runs as a worker of truths.ts");
port.on("message", (place: number) => {
  const chosen = TRUTH_CASES[place];
  if (chosen === undefined) throw new RangeError(`there is no case ${place}`);
  port.postMessage({ place, result: runCase(chosen) });
});
