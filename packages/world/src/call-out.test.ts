import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR } from "@contactpoint/engine";
import type { ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { deskBench, NO_ERRORS, PLAIN_PROFILE, roster, worldScenario } from "./testing/index.ts";

const HALF_AN_HOUR = { kind: "deterministic", value: HOUR / 2 } as const;
const onCall = (officers: number) => ({
  desk: roster([[SAMPLE_START, 0, officers]], HALF_AN_HOUR),
});

/** Officers sleep through this share of their calls and are rung again after an hour. */
function sleepy(sleep_through: number, seed = 1): Partial<ResolvedScenario> {
  const plain = { ...PLAIN_PROFILE, error: { ...NO_ERRORS, sleep_through } };
  const { practice } = worldScenario();
  return {
    seed,
    profiles: { plain, hub: PLAIN_PROFILE },
    practice: { ...practice, call_again_after: HOUR },
  };
}

test("Work that finds nobody has an officer on call rung, who comes, works until nothing waits and goes", () => {
  const { task, runHours, started, calls, duty } = deskBench(onCall(1));
  task("a", 1, 1);
  task("b", 2, 1);
  task("c", 9, 1);
  runHours(20);
  expect(started()).toEqual(["1.5 a", "2.5 b", "9.5 c"]);
  expect(calls()).toEqual([
    "1 rung",
    "1.5 arrived",
    "3.5 left",
    "9 rung",
    "9.5 arrived",
    "10.5 left",
  ]);
  expect(duty()).toEqual([
    "0 on-call 0+1",
    "1.5 on-call 1+0",
    "3.5 on-call 0+1",
    "9.5 on-call 1+0",
    "10.5 on-call 0+1",
  ]);
});

test("As many officers are rung as tasks wait, and no more than are on call", () => {
  const { task, runHours, started, calls } = deskBench(onCall(2));
  for (const name of ["a", "b", "c"]) task(name, 1, 1);
  runHours(20);
  expect(started()).toEqual(["1.5 a", "1.5 b", "2.5 c"]);
  expect(calls().filter((line) => line.endsWith("rung"))).toEqual(["1 rung", "1 rung"]);
});

test("Work that arrives while somebody is there has nobody rung", () => {
  const { task, runHours, started, calls } = deskBench(onCall(2));
  task("a", 1, 2);
  task("b", 2, 1);
  runHours(20);
  expect(started()).toEqual(["1.5 a", "3.5 b"]);
  expect(calls()).toEqual(["1 rung", "1.5 arrived", "4.5 left"]);
});

test("An officer who sleeps through is rung again after the agreed time, twelve times in a row", () => {
  const { task, runHours, started, calls } = deskBench(onCall(1), sleepy(1));
  task("a", 1, 1);
  runHours(36);
  expect(started()).toEqual([]);
  const expected = Array.from({ length: 12 }, (_, n) => [
    `${1 + n} rung`,
    `${1 + n} slept-through`,
  ]);
  expect(calls()).toEqual(expected.flat());
});

test("Who slept through twelve calls is rung again a day later, and other work has its own calls", () => {
  const { task, runHours, calls } = deskBench(onCall(1), sleepy(1));
  task("a", 1, 1);
  task("b", 20, 1);
  runHours(50);
  const rung = calls().flatMap((line) => (line.endsWith(" rung") ? [Number.parseInt(line)] : []));
  const aDozenFrom = (hour: number): number[] => Array.from({ length: 12 }, (_, i) => hour + i);
  expect(rung).toEqual([...aDozenFrom(1), ...aDozenFrom(20), ...aDozenFrom(37)]);
});

test("Who wakes at a later call comes after that call, and the share of calls slept through is right", () => {
  let rung = 0;
  let slept = 0;
  for (let seed = 0; seed < 150; seed++) {
    const { task, runHours, started, calls } = deskBench(onCall(1), sleepy(0.5, seed));
    task("a", 1, 1);
    runHours(15);
    const seen = calls();
    const missed = seen.filter((line) => line.endsWith("slept-through")).length;
    rung += seen.filter((line) => line.endsWith("rung")).length;
    slept += missed;
    if (missed < 12) expect(started()).toEqual([`${1.5 + missed} a`]);
  }
  // Four standard deviations of the share are about 0.12.
  expect(Math.abs(slept / rung - 0.5)).toBeLessThan(0.12);
});

test("Nobody is rung again when a shift has begun meanwhile", () => {
  const desk = roster(
    [
      [SAMPLE_START, 0, 1],
      [SAMPLE_START + 1.5 * HOUR, 1, 0],
    ],
    HALF_AN_HOUR,
  );
  const { task, runHours, started, calls } = deskBench({ desk }, sleepy(1));
  task("a", 1, 1);
  runHours(9);
  expect(started()).toEqual(["1.5 a"]);
  expect(calls()).toEqual(["1 rung", "1 slept-through"]);
});

test("Who was rung and finds the work done by a new shift goes home at once", () => {
  const desk = roster(
    [
      [SAMPLE_START, 0, 1],
      [SAMPLE_START + 1.25 * HOUR, 2, 0],
    ],
    HALF_AN_HOUR,
  );
  const { task, runHours, calls, duty } = deskBench({ desk });
  task("a", 1, 1);
  runHours(9);
  expect(calls()).toEqual(["1 rung", "1.5 arrived", "1.5 left"]);
  expect(duty()).toEqual(["0 on-call 0+1", "1.25 desk 2+0", "1.5 desk 3+0", "1.5 desk 2+0"]);
});

test("Work that waits when a shift ends has an officer rung, who need not wait for the work left in hand", () => {
  const desk = roster(
    [
      [SAMPLE_START, 1, 0],
      [SAMPLE_START + 2 * HOUR, 0, 1],
    ],
    HALF_AN_HOUR,
  );
  const { task, runHours, started, finished } = deskBench({ desk });
  task("in hand", 1, 3);
  task("waits", 1.5, 1);
  runHours(9);
  expect(started()).toEqual(["1 in hand", "2.5 waits"]);
  expect(finished()).toEqual(["3.5 waits", "4 in hand"]);
});

test("A contact point that is out of service rings nobody, and rings when it is back", () => {
  const outage: ResolvedFault = {
    id: "power",
    group: null,
    kind: "outage",
    states: ["XB"],
    from: SAMPLE_START,
    until: SAMPLE_START + 5 * HOUR,
  };
  const { task, runHours, started, calls } = deskBench(onCall(1), { faults: [outage] });
  task("a", 1, 1);
  runHours(20);
  expect(calls()[0]).toBe("5 rung");
  expect(started()).toEqual(["5.5 a"]);
});

test("The next officer on the list is rung beside the one who is awaited, as far as there is one", () => {
  const { world, task, runHours, calls } = deskBench(onCall(2));
  const desk = world.deskOf(world.pointOf("XB"));
  task("a", 1, 1);
  task("b", 1, 1);
  runHours(0.5);
  desk.ringNext();
  expect(calls()).toEqual([]);
  const alone = deskBench(onCall(2));
  alone.task("a", 1, 1);
  alone.runHours(1.25);
  const again = alone.world.deskOf(alone.world.pointOf("XB"));
  again.ringNext();
  again.ringNext();
  alone.runHours(9);
  expect(alone.calls()).toEqual([
    "1 rung",
    "1.25 rung",
    "1.5 arrived",
    "1.75 arrived",
    "1.75 left",
    "2.5 left",
  ]);
});
