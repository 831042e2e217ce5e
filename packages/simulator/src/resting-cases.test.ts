import { type CaseStore, RestingCases } from "@contactpoint/world";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalLines } from "./journal-lines.ts";
import { simulate, type SimulateOptions } from "./simulate.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
/** Fewer may be held by what steps them: one happening tells several files. */
const AWAKE = 4;

test("Files whose states are laid aside whenever they rest write the same journal", () => {
  let fetched = 0;
  fc.assert(
    fc.property(
      networkArbitrary(zones),
      fc.constantFrom("compiled" as const, "xstate" as const),
      (sketch, interpreter) => {
        const scenario = resolveSketch(sketch);
        const journalWith = (around: SimulateOptions["around"] & {}): string => {
          let text = "";
          const lines = journalLines((chunk) => void (text += chunk));
          simulate(scenario, { interpreter, sinks: [lines], around });
          lines.end();
          return text;
        };
        const resting = new RestingCases(
          jsonStore(() => (fetched += 1)),
          AWAKE,
        );
        expect(journalWith((host) => ({ ...host, resting }))).toBe(journalWith((host) => host));
      },
    ),
    propertyRuns(80),
  );
  expect(fetched).toBeGreaterThan(100);
});

/** Gives what was written, as a disk would. */
function jsonStore(onGet: () => void): CaseStore {
  const texts = new Map<string, string>();
  return {
    get: (name) => {
      onGet();
      const text = texts.get(name);
      return text === undefined ? undefined : (JSON.parse(text) as ReturnType<CaseStore["get"]>);
    },
    set: (name, state) => void texts.set(name, JSON.stringify(state)),
  };
}
