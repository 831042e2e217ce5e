import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// What a user waits for: the program from its start to its end, journal and report included.
const DEFAULT = "scenarios/signatories-quarter.yaml";
const REPETITIONS = 5;
const DEFAULT_MOST_S = 3;
const YEAR_MOST_S = 60;
const YEAR_MOST_MB = 1_000;

const folder = mkdtempSync(join(tmpdir(), "contactpoint-bench-"));
try {
  const times = Array.from({ length: REPETITIONS }, () => measure(DEFAULT)).toSorted(
    (a, b) => a.seconds - b.seconds,
  );
  const middle = times[REPETITIONS >> 1];
  report("default scenario", middle, DEFAULT_MOST_S, YEAR_MOST_MB);
  report("one year, volumes times ten", measure(yearTimesTen()), YEAR_MOST_S, YEAR_MOST_MB);
} finally {
  rmSync(folder, { recursive: true });
}

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly note: string;
}

/** GNU time would be one more program to install; the child tells its own peak. */
function measure(file: string): Measured {
  const start = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      "--import",
      probe(),
      "packages/cli/src/main.ts",
      "run",
      file,
      "--out",
      join(folder, "run"),
      "--force",
    ],
    { encoding: "utf8" },
  );
  const seconds = (performance.now() - start) / 1000;
  // Over a year officers forget to renew orders, which breaks rules: 1 is a finished run too.
  if (run.status !== 0 && run.status !== 1)
    throw new Error(`exit ${run.status}: ${run.stderr.slice(-500)}`);
  const megabytes = Number(readFileSync(join(folder, "peak"), "utf8")) / 1_000;
  const note = run.stderr.split("\n").findLast((line) => line.includes("events/s")) ?? "";
  return { seconds, megabytes, note };
}

function probe(): string {
  const file = join(folder, "probe.mjs");
  writeFileSync(
    file,
    `import { writeFileSync } from "node:fs";
     process.on("exit", () => writeFileSync(${JSON.stringify(join(folder, "peak"))}, String(process.resourceUsage().maxRSS)));`,
  );
  return file;
}

function yearTimesTen(): string {
  const text = readFileSync(DEFAULT, "utf8");
  const longer = text
    .replace("duration: P90D", "duration: P365D")
    .replace("\nseed:", "\nscale: 10\nseed:");
  if (!longer.includes("P365D") || !longer.includes("scale: 10"))
    throw new Error(`${DEFAULT} has another form now`);
  // A recorded trace and bounds of measures are of the quarter, not of the year.
  const file = join(folder, "year-times-ten.yaml");
  writeFileSync(file, longer.replace(/\nexpectations:[\s\S]*$/u, "\n"));
  return resolve(file);
}

function report(
  what: string,
  measured: Measured | undefined,
  mostSeconds: number,
  mostMegabytes: number,
): void {
  if (measured === undefined) throw new Error("nothing was measured");
  const { seconds, megabytes, note } = measured;
  console.log(
    `${what}: ${seconds.toFixed(2)} s (at most ${mostSeconds}), peak ${megabytes.toFixed(0)} MB (at most ${mostMegabytes})`,
  );
  if (note !== "") console.log(`  ${note}`);
  if (seconds > mostSeconds || megabytes > mostMegabytes) process.exitCode = 1;
}
