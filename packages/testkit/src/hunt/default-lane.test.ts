import { OCCURRENCES, transitionName } from "@contactpoint/analysis";
import {
  describeMachine,
  deskMachine,
  holdMachine,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";
import { DocumentResolver, readDocument } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import { FIRING_KINDS } from "../arbitraries/index.ts";
import { runTrial } from "../trial/index.ts";
import { hunt } from "./hunt.ts";
import { laneLines } from "./lane-lines.ts";
import { laneOf } from "./lane.ts";
import { guardOutcome, MachineCoverage } from "./machine-coverage.ts";
import { SELDOM_MET } from "./seldom-met.ts";

const coverage = new MachineCoverage();
const outcome = hunt({ seed: 1, runs: 1_000, findAll: true, around: coverage.around });

test("The default lane violates no rule", () => {
  expect(outcome.finds.map(({ run, rule, because }) => `run ${run}: ${rule}, ${because}`)).toEqual(
    [],
  );
});

test.for(Object.entries(SELDOM_MET))("A rare turn violates no rule: %s", ([, document]) => {
  expect(violatedBy(document)).toEqual([]);
});

test("Every rule finds its premise, but for those that read what only live nodes write", () => {
  const vacuous = laneOf(outcome, { faults: [], heldToMinima: true })
    .rules.filter(({ checked }) => checked === 0)
    .map(({ number }) => number);
  // Digests of what is preserved, audit logs, and nodes made anew from their input logs.
  expect(vacuous).toEqual(["S23", "S29", "S30", "S31", "S34"]);
});

test("Every occurrence is met as often as it must, and every kind of fault fires", () => {
  const lane = laneOf(outcome, { faults: FIRING_KINDS, heldToMinima: true });
  expect(lane.sometimes.filter(({ verdict }) => verdict !== "met")).toEqual([]);
  expect(lane.sometimes).toHaveLength(OCCURRENCES.length + FIRING_KINDS.length);
  expect(laneLines({ ...lane, runs: 1 })[0]).toMatch(/^1 run, /);
  expect(laneLines(lane).at(-1)).toMatch(
    /^\d+ passed, 0 failed, 5 not put to the test: rules, and what should happen sometimes$/,
  );
});

test("Every state, transition and guard outcome of the machines is gone through", () => {
  // Forgotten renewals violate rules, so hunts have none.
  const forgotten = readDocument("scenarios/forgotten-renewal.yaml");
  if ("problems" in forgotten) throw new Error("the scenario has problems");
  for (const document of [...Object.values(SELDOM_MET), forgotten.document]) violatedBy(document);
  expect(MACHINES.flatMap(([, name, spec]) => notTaken(name, spec))).toEqual([]);
  expect(MACHINES.flatMap(([, , spec]) => outcomesNotSeen(spec))).toEqual([
    // It is asked only where a grant was ruled out.
    "requesting: extensionRefused, false",
  ]);
  expect(MACHINES.flatMap(([initial, name, spec]) => notReached(initial, name, spec))).toEqual([]);
});

/** With the state each begins in. */
const MACHINES = [
  ["preparing", "requesting", requestingMachine],
  ["open.received", "requested", requestedMachine],
  ["authorising", "hold", holdMachine],
  ["closed", "desk", deskMachine],
] as const;

type Machine = (typeof MACHINES)[number][2];

function violatedBy(document: (typeof SELDOM_MET)[string]): readonly string[] {
  const resolved = new DocumentResolver().resolve(document);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return runTrial(resolved.scenario, { around: coverage.around }).violated;
}

function notTaken(machine: string, { tree }: Machine): readonly string[] {
  return describeMachine({ tree })
    .filter(({ event, moves }) =>
      moves.every(
        ({ from, to }) => !coverage.transitions.has(transitionName({ machine, from, event, to })),
      ),
    )
    .map(({ state, event, target }) => `${machine}: ${state}, ${event}, ${target}`);
}

function outcomesNotSeen({ id, guards }: Machine): readonly string[] {
  return Object.keys(guards)
    .flatMap((guard) => [true, false].map((outcomeOf) => guardOutcome(id, guard, outcomeOf)))
    .filter((name) => !coverage.guards.has(name));
}

function notReached(initial: string, machine: string, { tree }: Machine): readonly string[] {
  const moves = [...coverage.transitions.keys()].filter((name) => name.startsWith(`${machine}: `));
  const reached = new Set([initial, ...moves.map((name) => name.split(", ").at(-1))]);
  return tree.leaves.map(({ path }) => path).filter((path) => !reached.has(path));
}
