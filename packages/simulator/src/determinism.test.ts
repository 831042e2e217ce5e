import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalText } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("A scenario and its seed give the same journal each time and by both interpreters, to the byte", () => {
  let bytes = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const journal = journalText(scenario);
      bytes += journal.length;
      expect(journalText(resolveSketch(structuredClone(sketch))) === journal).toBe(true);
      expect(firstDifference(journalText(scenario, "xstate"), journal)).toBeNull();
    }),
    propertyRuns(80),
  );
  expect(bytes).toBeGreaterThan(1_000_000);
});

test("Another seed gives another journal", () => {
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const bodies = [1, 2].map((seed) =>
        journalText(resolveSketch({ ...sketch, seed })).replace(/^.*\n/, ""),
      );
      // Nothing is drawn where nothing happens but the changes of shifts.
      if (bodies.every((body) => !body.includes('"kind":"need"'))) return;
      if (sketch.workload.some(({ arrivals }) => arrivals.kind !== "poisson")) return;
      expect(bodies[0] === bodies[1]).toBe(false);
    }),
    propertyRuns(40),
  );
});

test("Another process in another time zone and locale writes the same journals", () => {
  const sketches = fc.sample(networkArbitrary(zones), propertyRuns(25));
  const scenarios = sketches.map((sketch) => resolveSketch(sketch));
  const here = scenarios.map((scenario) => digest(journalText(scenario)));
  const there = execFileSync(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    cwd: import.meta.dirname,
    input: JSON.stringify(scenarios),
    env: {
      ...process.env,
      TZ: "Asia/Kathmandu",
      LANG: "ar_EG.UTF-8",
      LC_ALL: "ar_EG.UTF-8",
    },
    encoding: "utf8",
  });
  expect(JSON.parse(there)).toEqual({ offset: -345, digests: here });
});

/** Reads scenarios, runs them and prints the digests of their journals, and its offset from UTC. */
const PROGRAM = `
  import { createHash } from "node:crypto";
  import { readFileSync } from "node:fs";
  import { journalLines, simulate } from "./index.ts";
  const digests = JSON.parse(readFileSync(0, "utf8")).map((scenario) => {
    const hash = createHash("sha256");
    const lines = journalLines((chunk) => hash.update(chunk));
    simulate(scenario, { sinks: [lines] });
    lines.end();
    return hash.digest("hex");
  });
  console.log(JSON.stringify({ offset: new Date().getTimezoneOffset(), digests }));
`;

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The first line in which two journals differ, of both, or null. */
function firstDifference(one: string, other: string): readonly (string | undefined)[] | null {
  if (one === other) return null;
  const [ours, theirs] = [one.split("\n"), other.split("\n")];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return [ours[at], theirs[at]];
}
