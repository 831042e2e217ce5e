import { requestedMachine, requestingMachine } from "@contactpoint/protocol";
import type { JournalRecord } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import { expect, test } from "vitest";

import { CORPUS } from "../testing/played-scenario.ts";
import { readSource } from "../work/read-source.ts";
import { JournalTally } from "./journal-tally.ts";

test("open requests are the needs without those that nothing covers and those that ended", () => {
  const { scenario } = readSource(`${CORPUS}first-night.yaml`);
  const tally = new JournalTally();
  let [needs, ended, most] = [0, 0, 0];
  const count = (record: JournalRecord): void => {
    tally.add(record);
    if (record.kind === "need") needs += 1;
    if (record.kind === "no-basis" || (record.kind === "state" && record.final)) ended += 1;
    for (const { id } of scenario.states) most = Math.max(most, tally.tasks(id));
    expect(tally.open).toBe(needs - ended);
  };
  simulate(scenario, { sinks: [count] });
  expect(ended).toBeGreaterThan(10);
  expect(most).toBeGreaterThan(1);
});

test("a tally names states as the machines do, without final ones", () => {
  const { scenario } = readSource(`${CORPUS}first-night.yaml`);
  const tally = new JournalTally();
  simulate(scenario, { sinks: [(record) => tally.add(record)] });
  const known = {
    requesting: new Set(requestingMachine.tree.leaves.map(({ path }) => path)),
    requested: new Set(requestedMachine.tree.leaves.map(({ path }) => path)),
  };
  const counts = scenario.states.flatMap(({ id }) => tally.requests(id));
  expect(counts.length).toBeGreaterThan(0);
  for (const { side, state, count } of counts) {
    expect(known[side], `${side} ${state}`).toContain(state);
    expect(count).toBeGreaterThan(0);
  }
  const open = counts.filter(({ side }) => side === "requesting");
  expect(open.reduce((sum, { count }) => sum + count, 0)).toBe(tally.open);
});
