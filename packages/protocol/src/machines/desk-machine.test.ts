import { expect, test } from "vitest";
import { machineBench, tableRows } from "../testing/machine-bench.ts";
import { SAMPLE_DESK } from "../testing/sample-contexts.ts";
import { type DeskContext, type DeskEvent, deskMachine } from "./index.ts";

const shift = (officers: number, on_call: number): DeskEvent => ({
  type: "shiftChanged",
  officers,
  on_call,
});
const FAILS: DeskEvent = { type: "outageBegan" };
const RECOVERS: DeskEvent = { type: "outageEnded" };

const WAYS: Record<string, readonly DeskEvent[]> = {
  closed: [],
  "on-duty": [shift(2, 1)],
  "on-call": [shift(0, 1)],
  "out-of-service": [FAILS],
};

const bench = machineBench(deskMachine, SAMPLE_DESK, WAYS);
const row = tableRows<DeskContext, DeskEvent>;
const WORKING = ["closed", "on-duty", "on-call"];
const OUT = "out-of-service";
const same = (from: string): string => from;

// One line each, as a table.
// oxfmt-ignore
const ROWS = [
  row("A shift with officers is on duty, whether or not others are on call", "UN-41.1", ["closed", "on-call"], shift(1, 3), "on-duty", ["duty desk"]),
  row("A shift with other officers stays on duty", "UN-41.1", "on-duty", shift(3, 0), "on-duty"),
  row("A shift without officers is on call where somebody can be called out", "UN-41.1", ["closed", "on-duty"], shift(0, 2), "on-call", ["duty on-call"]),
  row("A shift with others on call stays on call", "UN-41.1", "on-call", shift(0, 2), "on-call"),
  row("A shift with nobody at all is closed", "UN-41.1", ["on-duty", "on-call"], shift(0, 0), "closed", ["duty closed"]),
  row("A closed desk stays closed while nobody comes", "UN-41.1", "closed", shift(0, 0), "closed"),
  row("A failure puts the contact point out of service", "-", WORKING, FAILS, OUT, ["duty out-of-service"]),
  row("A second failure changes nothing", "-", OUT, FAILS, OUT),
  row("A shift during a failure stays out of service", "UN-41.1", OUT, shift(2, 0), OUT),
  row("A recovery without a failure changes nothing", "-", WORKING, RECOVERS, same),
  row("A recovered contact point is closed where nobody is", "-", OUT, RECOVERS, "closed", ["duty closed"]),
  row("A recovered contact point is on duty where officers are", "-", OUT, RECOVERS, "on-duty", ["duty desk"], { officers: 1 }),
  row("A recovered contact point is on call where somebody can be called out", "-", OUT, RECOVERS, "on-call", ["duty on-call"], { on_call: 1 }),
].flat();

test.each(ROWS.map((line) => [`${line.says} (${line.article})`, line] as const))(
  "%s",
  (_, line) => {
    const seen = bench.step(line);
    expect(seen.state).toBe(line.to);
    expect(seen.orders).toEqual(line.orders);
    expect(bench.articlesOf(seen.moves)).toContain(line.article);
  },
);

test("The table makes every published move", () => {
  expect(bench.unseen(ROWS)).toEqual([]);
});

test("The shift that changed during a failure counts when it is over (UN-41.1)", () => {
  const seen = bench.ride([shift(2, 0), FAILS, shift(0, 1), RECOVERS]);
  expect(seen).toMatchObject({ state: "on-call", context: { officers: 0, on_call: 1 } });
});
