import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CaseResult } from "./truths-case.ts";
import { TRUTH_CASES } from "./truths-cases.ts";
import { EXACT_CASES } from "./truths-exact.ts";
import { caseRows, heading, isTrue, WIDEST, zOf } from "./truths-table.ts";

// Compares the simulator with theory where a scenario reduces to a model whose results are known.
// Every case is simulated with seeds 1, 2, …; an estimate must lie within its 99.9 % interval of the
// theory, and the interval must be narrower than 3 % of it. Prints a table; exits with 1 if a
// comparison fails or a run breaks a structural identity. Give part of a name to run those cases.

const wanted = process.argv[2] ?? "";
const places = [...TRUTH_CASES.keys()].filter(
  (at) => TRUTH_CASES[at]?.id.includes(wanted) === true,
);
const results: CaseResult[] = [];
const begun = performance.now();
await runAll();
print();

/** Each worker takes the next case when it is done with one. */
async function runAll(): Promise<void> {
  const next = places.values();
  const workers = Math.min(places.length, availableParallelism());
  await Promise.all(Array.from({ length: workers }, () => work(next)));
}

function work(next: Iterator<number>): Promise<void> {
  const worker = new Worker(new URL("truths-worker.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const advance = (): void => {
      const { value, done } = next.next();
      if (done !== true) return worker.postMessage(value);
      worker.terminate().then(() => resolve(), reject);
    };
    worker.on("error", reject);
    worker.on("message", ({ place, result }: { place: number; result: CaseResult }) => {
      results[place] = result;
      const number = results.filter(Boolean).length;
      console.error(`${number} of ${places.length}: ${TRUTH_CASES[place]?.id}`);
      advance();
    });
    advance();
  });
}

function print(): void {
  const done = results.filter(Boolean);
  console.log(heading());
  for (const result of done) console.log(caseRows(result));
  let failed = done.filter((result) => !isTrue(result)).length;
  for (const { id, theory, found } of wanted === "" ? EXACT_CASES : []) {
    const value = found();
    if (value !== theory) failed++;
    console.log(
      `${id.padEnd(50)}${theory.toFixed(4).padStart(9)}${value.toFixed(4).padStart(9)}${value === theory ? " exact" : "     !"}`,
    );
  }
  for (const broken of done.flatMap((result) => result.broken)) console.log(`broken: ${broken}`);
  const comparisons = done.flatMap((result) => result.comparisons);
  const worst = Math.max(...comparisons.map((each) => Math.abs(zOf(each))));
  const requests = done.reduce((sum, result) => sum + result.requests, 0);
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `\n${done.length} cases, ${comparisons.length} comparisons at 99.9 % and ${WIDEST * 100} %, worst |z| ${worst.toFixed(2)}`,
  );
  console.log(
    `${(requests / 1e6).toFixed(1)} million requests in ${seconds.toFixed(0)} s; ${failed} cases failed`,
  );
  if (failed > 0) process.exitCode = 1;
}
