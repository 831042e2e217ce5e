import { DAY, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { MEASURES } from "../fold/request-table.ts";
import {
  journalArbitrary,
  JournalWriter,
  SAMPLE_START,
  sampleItem,
  sampleScenario,
} from "../testing/index.ts";
import { summarise } from "./summarise.ts";
import type { Summary } from "./summary.ts";

const FACTS = {
  seed: 7,
  verdicts: [],
  expectations: [],
  journal_sha256: "0".repeat(64),
  trace_sha256: "f".repeat(64),
};

function summaryOf(writer: JournalWriter): Summary {
  return summarise(requestTable(writer.end()), FACTS);
}

/** A request that is secured `minutes` after its need, and confirmed at the same instant. */
function preserve(writer: JournalWriter, id: string, minutes: number, expires: number): void {
  writer
    .need(id, { items: [sampleItem({ expires_at: SAMPLE_START + expires * MINUTE })] })
    .sent(id, "request")
    .delivered(id, "request")
    .sent(id, "acknowledgement")
    .delivered(id, "acknowledgement")
    .minute(minutes)
    .order(id, 0)
    .order(id, 0, "preserved")
    .sent(id, "confirmation", { item: 0 })
    .delivered(id, "confirmation", { item: 0 });
}

function threeRequests(writer = new JournalWriter()): JournalWriter {
  preserve(writer, "w/XA/1", 10, 60);
  writer.minute(0);
  preserve(writer, "w/XA/2", 30, 20);
  return writer.minute(0).need("w/XA/3").minute(0).need("w/XA/4").noBasis("w/XA/4").minute(100);
}

test("Counts and shares stand over all needs after the warm-up", () => {
  const summary = summaryOf(threeRequests());
  expect(summary.requests.needs).toBe(4);
  expect(summary.requests.sent).toBe(2);
  expect(summary.requests.by_outcome).toMatchObject({ preserved: 2, open: 1, "no-basis": 1 });
  expect(summary.preserved_in_time_share).toBe(0.25);
  expect(summary.undecided_share).toBe(0.25);
  expect(summary.virtual_duration_s).toBe(6_000);
  expect([summary.scenario, summary.seed]).toEqual(["sample", 7]);
});

test("Needs without a basis compete from the first instant, and open ones are censored", () => {
  const { time_to_preserve, time_to_acknowledge, response_time } =
    summaryOf(threeRequests()).latency;
  expect(time_to_preserve).toMatchObject({ n: 4, reached: 2, censored: 1, competing: 1 });
  expect(time_to_preserve.p50_s).toBe(30 * 60);
  expect(time_to_preserve.p90_s).toBeNull();
  expect(time_to_preserve.reached_share).toBeCloseTo(0.5, 12);
  expect(time_to_preserve.of_reached).toEqual({
    p50_s: 600,
    p90_s: 1_800,
    p95_s: 1_800,
    p99_s: 1_800,
    mean_s: 1_200,
    max_s: 1_800,
  });
  expect(time_to_acknowledge).toMatchObject({ n: 2, reached: 2, p50_s: 0 });
  expect(response_time.n).toBe(2);
});

test("Duplicates, children and other forms do not count as preserved in time or not", () => {
  const writer = new JournalWriter();
  preserve(writer, "w/XA/1", 10, 60);
  writer.need("w/XA/2", { duplicate_of: "w/XA/1" }).need("w/XA/3", { form: "ping", items: [] });
  writer.sent("w/XA/3", "request").need("w/XA/1/c1", { parent: "w/XA/1", parent_item: 4 });
  const summary = summaryOf(writer);
  expect(summary.preserved_in_time_share).toBe(1);
  expect(summary.latency.time_to_preserve.n).toBe(3);
  expect(summary.latency.time_to_acknowledge.n).toBe(2);
});

test("Open requests whose data are gone are lost and not undecided", () => {
  const items = [sampleItem({ expires_at: SAMPLE_START + MINUTE })];
  const summary = summaryOf(new JournalWriter().need("w/XA/1", { items }).minute(2));
  expect([summary.preserved_in_time_share, summary.undecided_share]).toEqual([0, 0]);
});

test("An open request is undecided as long as each of its items can still have been in time", () => {
  const item = (minutes: number) => sampleItem({ expires_at: SAMPLE_START + minutes * MINUTE });
  const undecided = (writer: JournalWriter): unknown =>
    summaryOf(writer.minute(10)).undecided_share;
  const need = (...minutes: number[]): JournalWriter =>
    new JournalWriter().need("w/XA/1", { items: minutes.map(item) }).sent("w/XA/1", "request");
  // The one that is gone by now was secured before, the other can be.
  expect(undecided(need(5, 60).minute(2).order("w/XA/1", 0, "preserved"))).toBe(1);
  // One was not held: whatever becomes of the other, the request is not in time.
  expect(undecided(need(60, 60).minute(2).sent("w/XA/1", "negative", { item: 0 }))).toBe(0);
  expect(undecided(need(5, 60))).toBe(0);
  expect(undecided(need(60, 60))).toBe(1);
});

test("Rows of the warm-up enter no table", () => {
  const sample = sampleScenario();
  const warm = { ...sample, clock: { ...sample.clock, warm_up: DAY } };
  const summary = summaryOf(threeRequests(new JournalWriter(warm)));
  expect(summary.requests.needs).toBe(0);
  expect(summary.preserved_in_time_share).toBeNull();
  expect(summary.latency.time_to_preserve.n).toBe(0);
  expect(summary.stages.every(({ mean_s, share }) => mean_s === null && share === null)).toBe(true);
  expect(summary.by_urgency).toEqual([]);
});

test("Groups stand in code-unit order and hold every row, undelivered ones under no key", () => {
  const summary = summaryOf(threeRequests());
  const shape = (groups: readonly { key: string; n: number }[]): unknown =>
    groups.map(({ key, n }) => [key, n]);
  expect(shape(summary.by_local_hour)).toEqual([
    ["", 2],
    ["1", 2],
  ]);
  expect(shape(summary.by_duty)).toEqual([
    ["", 2],
    ["desk", 2],
  ]);
  expect(shape(summary.by_zone_pair)).toEqual([["Etc/UTC>Europe/Paris", 4]]);
  expect(shape(summary.by_urgency)).toEqual([["urgent", 4]]);
  expect(shape(summary.by_route)).toEqual([
    ["", 2],
    ["XA>XB", 2],
  ]);
  expect(shape(summary.by_flag)).toEqual([
    ["clock_change", 0],
    ["hand_over", 0],
    ["holiday", 0],
    ["weekend", 0],
  ]);
  expect(
    summary.by_state?.map(({ key, as_requesting, as_requested }) => [
      key,
      as_requesting.n,
      as_requested.n,
    ]),
  ).toEqual([
    ["XA", 4, 0],
    ["XB", 0, 4],
    ["XH", 0, 0],
  ]);
});

test("With real States profiles take the place of States, also for the desks", () => {
  const summary = summaryOf(
    threeRequests(new JournalWriter(sampleScenario({ real_states: true }))),
  );
  expect(Object.hasOwn(summary, "by_state")).toBe(false);
  expect(summary.by_profile?.map(({ key }) => key)).toEqual(["hub", "plain"]);
  expect(summary.by_profile?.[1]?.as_requesting.n).toBe(4);
  expect(summary.desks.map(({ key }) => key)).toEqual(["hub", "plain"]);
});

test("A desk is bound by what its requests rather wait for", () => {
  const waiting = (present: number): JournalWriter =>
    new JournalWriter()
      .duty("XB", { duty: present > 0 ? "desk" : "closed", present })
      .need("w/XA/1")
      .sent("w/XA/1", "request")
      .delivered("w/XA/1", "request")
      .task("w/XA/1", "acknowledge", "asked", { number: 1 })
      .minute(60);
  const desk = (summary: Summary): unknown => summary.desks.find(({ key }) => key === "XB");
  expect(desk(summaryOf(waiting(0)))).toEqual({
    key: "XB",
    bound_by: "coverage",
    closed_s: 3_600,
    busy_s: 0,
    utilisation: null,
  });
  expect(desk(summaryOf(waiting(1)))).toMatchObject({ bound_by: "capacity", utilisation: 0 });
  expect(desk(summaryOf(new JournalWriter().minute(1)))).toMatchObject({ bound_by: "neither" });
});

test("On any journal every measure's n is reached, censored and competing together", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const summary = summarise(requestTable(journal), FACTS);
      for (const measure of MEASURES) {
        const { n, reached, censored, competing } = summary.latency[measure];
        expect(reached + censored + competing).toBe(n);
        const grouped = summary.by_zone_pair.reduce(
          (sum, group) => sum + group.latency[measure].n,
          0,
        );
        expect(grouped).toBe(n);
      }
      const outcomes = Object.values(summary.requests.by_outcome);
      expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(summary.requests.needs);
    }),
    { numRuns: 100 },
  );
});

test("The shares of the stages sum to one", () => {
  const { stages } = summaryOf(threeRequests());
  expect(stages.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
});
