import { ThreadExecutor } from "../src/executor/index.ts";
import type { ReplicationResult } from "../src/replication/index.ts";
import { scaledStudies } from "./scale-studies.ts";
import type { ScaledStudy } from "./scale-studies.ts";

// How much the second core gives: replications of a study with one thread and with two, in turn, so
// that whatever else the machine does falls on both. Prints replications and requests a second, the
// efficiency of the second core by the clock and by processor time (which others on the machine
// hardly disturb), and memory a thread. Exits with 1 where the efficiency misses its target.
// `node scale.ts 40 3`: 40 replications a turn, three turns.

const TARGET = 0.85;
const MEGABYTE = 1_000_000;
const replications = Number(process.argv[2] ?? 40);
const turns = Number(process.argv[3] ?? 3);

interface Turn {
  readonly threads: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly requests: number;
  readonly residentBytes: number;
}

let missed = false;
for (const study of scaledStudies()) {
  const taken: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const threads of [1, 2]) taken.push(await take(study, threads));
  }
  missed = report(study.name, best(taken, 1), best(taken, 2)) || missed;
}
process.exitCode = missed ? 1 : 0;

async function take({ bundle }: ScaledStudy, threads: number): Promise<Turn> {
  const executor = new ThreadExecutor(bundle, { threads });
  try {
    // What a thread does once (reading, compiling, calendars) is not what is asked.
    await runs(executor, 2 * threads, replications);
    const cpu = process.cpuUsage();
    const begun = performance.now();
    const results = await runs(executor, replications, 0);
    const { user, system } = process.cpuUsage(cpu);
    return {
      threads,
      seconds: (performance.now() - begun) / 1_000,
      processorSeconds: (user + system) / 1_000_000,
      requests: results.reduce((sum, { needs }) => sum + needs, 0),
      residentBytes: process.memoryUsage.rss(),
    };
  } finally {
    await executor.close();
  }
}

function runs(
  executor: ThreadExecutor,
  count: number,
  first: number,
): Promise<ReplicationResult[]> {
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      executor.run({ point: "mesh", replication: first + at }),
    ),
  );
}

/** The turn that was disturbed least. */
function best(taken: readonly Turn[], threads: number): Turn {
  const [first] = taken
    .filter((turn) => turn.threads === threads)
    .toSorted((one, other) => one.seconds - other.seconds);
  if (first === undefined) throw new RangeError("there is at least one turn");
  return first;
}

function report(name: string, one: Turn, two: Turn): boolean {
  const efficiency = one.seconds / (2 * two.seconds);
  const byProcessor = one.processorSeconds / two.processorSeconds;
  console.log(`\n${name}: ${replications} replications, ${one.requests} requests`);
  for (const { threads, seconds, requests, processorSeconds, residentBytes } of [one, two]) {
    console.log(
      [
        `${threads} thread${threads === 1 ? " " : "s"}`,
        `${seconds.toFixed(2)} s`,
        `${(replications / seconds).toFixed(1)} replications/s`,
        `${Math.round(requests / seconds)} requests/s`,
        `${Math.round(requests / processorSeconds)} requests per processor second`,
        `${Math.round(residentBytes / MEGABYTE)} MB resident`,
      ].join("  "),
    );
  }
  const isMissed = efficiency < TARGET;
  console.log(
    `efficiency of the second core ${(100 * efficiency).toFixed(0)} % by the clock, ${(100 * byProcessor).toFixed(0)} % by processor time (target ${100 * TARGET} %)${isMissed ? ": missed" : ""}`,
  );
  return isMissed;
}
