import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { explore } from "../src/explorer/explore.ts";
import { CORE } from "../src/explorer/profile.ts";
import { RequestRuns } from "../src/explorer/request-runs.ts";
import { sampleInstance } from "../src/explorer/sample-instance.ts";
import { interpretWith } from "../src/explorer/planted-interpreter.ts";

const MODEL = fileURLToPath(new URL("core.pml", import.meta.url));

/** States in the order in which the model numbers them, from 1; 0 is before there is a machine. */
const REQUESTING = [
  "preparing",
  "pursuing.awaiting-acknowledgement",
  "pursuing.acknowledged",
  "preserved.holding",
  "preserved.ending",
  "refused",
  "gave-up",
  "expired",
];
const REQUESTED = [
  "open.received",
  "open.checking",
  "open.reviewing",
  "open.executing",
  "open.holding.idle",
  "refused",
  "closed",
];
const HOLD = ["authorising", "ordered", "preserved.running", "released"];
const MESSAGES = [
  "request",
  "acknowledgement",
  "refusal",
  "confirmation",
  "expiry-notice",
  "release-notice",
];

test.each([
  [0, 0, 212],
  [1, 0, 455],
  [1, 1, 1785],
])(
  "With %i drops and %i duplicates Spin reaches the same %i states, and neither finds a fault",
  (drops, duplicates, states) => {
    const { errors, reached } = spin(`-DDROPS=${drops}`, `-DDOUBLES=${duplicates}`);
    expect(errors).toBe(0);
    expect(reached.size).toBe(states);
    expect(explored(drops, duplicates)).toEqual(reached);
    const budget = { drops, duplicates, crashes: 0 };
    expect([...explore(sampleInstance(CORE, "XA>XB"), { budget }).violated]).toEqual([]);
  },
);

test("Spin and the explorer both see that a refused request is reviewed again", () => {
  expect(spin("-DDROPS=0", "-DDOUBLES=0", "-DREVIEWS_AGAIN").errors).toBe(1);
  const { violated } = explore(sampleInstance(CORE, "XA>XB"), {
    budget: { drops: 0, duplicates: 0, crashes: 0 },
    interpret: interpretWith("reviews-a-refused-request-again"),
  });
  expect([...violated.keys()]).toContain("S11");
});

/** Verifies the model, and gathers what its states say of machines, messages and faults left. */
function spin(...defines: string[]): { errors: number; reached: ReadonlySet<string> } {
  const cwd = mkdtempSync(join(tmpdir(), "contactpoint-spin-"));
  try {
    execFileSync("spin", [...defines, "-a", MODEL], { cwd, stdio: "pipe" });
    execFileSync("gcc", ["-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"], { cwd });
    const said = execFileSync(join(cwd, "pan"), ["-m100000"], {
      cwd,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const errors = Number(/errors: (\d+)/.exec(said)?.[1] ?? "-1");
    return { errors, reached: new Set(said.split("\n").filter((line) => line.startsWith("AT "))) };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The same of what is explored. */
function explored(drops: number, duplicates: number): ReadonlySet<string> {
  const instance = sampleInstance(CORE, "XA>XB");
  const [request] = instance.requests;
  if (request === undefined) throw new Error("there is no request");
  const budget = { drops, duplicates, crashes: 0 };
  const graph = explore(instance, { budget, maxStates: 1 }).graphOf(request);
  const runs = new RequestRuns(graph, budget);
  const { host } = graph;
  const reached = new Set<string>();
  for (let node = 0; node < runs.size; node++) {
    const { requesting, requested, hold, underWay } = runs.state(node);
    const doubled = underWay.find(({ copies }) => copies > 1);
    reached.add(
      [
        "AT",
        placeIn(REQUESTING, host.requesting.states, requesting),
        placeIn(REQUESTED, host.requested.states, requested),
        placeIn(HOLD, host.hold.states, hold),
        MESSAGES.map((type) => underWay.filter(({ said }) => said.type === type).length).join(""),
        doubled === undefined ? MESSAGES.length : MESSAGES.indexOf(doubled.said.type),
        runs.left(node).drops,
        runs.left(node).duplicates,
      ].join(" "),
    );
  }
  return reached;
}

function placeIn(
  names: readonly string[],
  states: readonly string[],
  instance: { readonly state: number } | null,
): number {
  return instance === null ? 0 : names.indexOf(states[instance.state] ?? "") + 1;
}
