import { judge, type PublishedTransition, RULES } from "@contactpoint/analysis";
import {
  describeMachine,
  type DescribedTransition,
  deskMachine,
  holdMachine,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

const TRANSITIONS: readonly PublishedTransition[] = [
  ...movesOf("requesting", describeMachine(requestingMachine)),
  ...movesOf("requested", describeMachine(requestedMachine)),
  ...movesOf("hold", describeMachine(holdMachine)),
  ...movesOf("desk", describeMachine(deskMachine)),
];

/** Rules that an officer breaks who forgets to renew a domestic order. */
const BROKEN_BY_FORGETTING = new Set(["S18", "S19", "S24"]);

/** Rules on bad input, crashes, digests and audit logs, which a simulation without faults does not show. */
const UNSEEN: ReadonlySet<string> = new Set(
  "S03 S06 S07 S08 S22 S23 S27 S29 S30 S31 S34".split(" "),
);

test("No safety rule is violated on random networks, but those that forgetting a renewal breaks", () => {
  const checked = new Map(RULES.map(({ number }) => [number, 0]));
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const forgets = sketch.states.some(({ profile }) => profile.error.forget_renewal > 0);
      const judging = judge(RULES, scenario, TRANSITIONS);
      journalOf(scenario).forEach((record, line) => judging.add(record, line + 1));
      for (const { rule, verdict } of judging.verdicts()) {
        checked.set(rule.number, (checked.get(rule.number) ?? 0) + verdict.checked);
        if (rule.kind !== "safety" || verdict.verdict !== "violated") continue;
        if (forgets && BROKEN_BY_FORGETTING.has(rule.number)) continue;
        expect([rule.number, verdict.because, verdict.witness]).toEqual([]);
      }
    }),
    propertyRuns(500),
  );
  const premises = [...checked].map(([number, count]) => `${number} ${count}`).join(", ");
  process.stdout.write(`How often the premise of each rule was true: ${premises}\n`);
  const never = RULES.filter(
    ({ kind, number }) => kind === "safety" && !UNSEEN.has(number) && checked.get(number) === 0,
  );
  expect(never.map(({ number }) => number)).toEqual([]);
});

function movesOf(
  machine: string,
  table: readonly DescribedTransition[],
): readonly PublishedTransition[] {
  return table.flatMap(({ event, moves }) =>
    moves.map(({ from, to }) => ({ machine, from, event, to })),
  );
}
