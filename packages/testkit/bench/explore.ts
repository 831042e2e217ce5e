import { CORE, explore, type ExploreOptions, FULL } from "../src/explorer/index.ts";
import { sampleInstance } from "../src/explorer/sample-instance.ts";

// How many states an exploration sees, how fast, and in how much memory. Processor time is told, which
// other work on the machine does not lengthen.

const ONE_EACH = { drops: 1, duplicates: 1, crashes: 1 };
const RAW = { symmetry: "none", partialOrder: false, settles: false } as const;

const CASES: readonly (readonly [string, Parameters<typeof sampleInstance>, ExploreOptions])[] = [
  ["core, 2 points, 1 request", [CORE, "XA>XB"], { budget: ONE_EACH }],
  ["core, 3 points, 2 requests", [CORE, "XA>XB", "XA>XC"], { budget: ONE_EACH }],
  [
    "core, 3 points, 2 requests, nothing reduced, 2 million states",
    [CORE, "XA>XB", "XA>XC"],
    { budget: ONE_EACH, ...RAW, maxStates: 2_000_000 },
  ],
  [
    "full, 2 points, 1 request, half a million states",
    [FULL, "XA>XB"],
    { budget: ONE_EACH, maxStates: 500_000 },
  ],
];

for (const [name, of, options] of CASES) {
  const begun = process.cpuUsage();
  const seen = explore(sampleInstance(...of), options);
  const { user, system } = process.cpuUsage(begun);
  const seconds = (user + system) / 1_000_000;
  const memory = Math.round(process.memoryUsage().rss / 1_000_000);
  const { states, transitions, depth, complete, violated } = seen;
  const end = complete ? "exhausted" : "cut short";
  process.stdout.write(
    `${name}: ${states} states, ${transitions} transitions, depth ${depth}, ${end}, ${violated.size} rules violated, ${seconds.toFixed(1)} s of a processor, ${memory} MB\n`,
  );
}
