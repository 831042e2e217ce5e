import { judge, requestTable, RULES } from "@contactpoint/analysis";
import { DAY, HOUR } from "@contactpoint/engine";
import type { JournalRecord, MessageType, SentRecord, TaskRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { impossibilities } from "./testing/cause-check.ts";
import { sweepDesks } from "./testing/desk-sweep.ts";
import { drawnQuantities } from "./testing/drawn-quantities.ts";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import type { NetworkSketch } from "./testing/network-sketch.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { spanArbitrary } from "./testing/span-arbitrary.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
/** Some needs go away while they are prepared, some during the work on them, some after it. */
const patience = fc.oneof(spanArbitrary(HOUR, DAY), spanArbitrary(DAY, 5 * DAY));
const impatientNetworks = fc
  .tuple(networkArbitrary(zones), patience)
  .map(([sketch, withdrawn_after]): NetworkSketch => ({
    ...sketch,
    workload: sketch.workload.map((source) => ({ ...source, withdrawn_after })),
  }));

test("On random networks no desk begins work for a request that its side has ended", () => {
  const seen = { dropped: 0, finished: 0 };
  fc.assert(
    fc.property(impatientNetworks, (sketch) => {
      const ended = new Set<string>();
      const waiting = new Map<string, Set<number>>();
      for (const record of journalOf(resolveSketch(sketch))) {
        if (isEnd(record)) ended.add(`${record.request} ${record.node}`);
        if (record.kind !== "task" || record.by !== "officer" || record.task === "relay") continue;
        const side = `${record.request} ${record.node}`;
        const numbers = waiting.get(side) ?? new Set();
        waiting.set(side, numbers);
        follow(record, numbers, ended.has(side), seen);
      }
      // Whatever waited at an ended side has gone.
      for (const side of ended) expect([side, waiting.get(side)?.size ?? 0]).toEqual([side, 0]);
    }),
    propertyRuns(100),
  );
  expect(seen.dropped).toBeGreaterThan(100);
  expect(seen.finished).toBeGreaterThan(50);
});

test("Every desk's times add up, and causes precede effects, where needs go away", () => {
  fc.assert(
    fc.property(impatientNetworks, (sketch) => {
      const journal = journalOf(resolveSketch(sketch));
      expect(impossibilities(journal)).toEqual([]);
      for (const [node, sums] of sweepDesks(journal)) {
        expect([node, sums.waiting, sums.working]).toEqual([node, sums.waited, sums.worked]);
        expect([node, sums.overloads]).toEqual([node, 0]);
      }
    }),
    propertyRuns(100),
  );
});

test("The outcome is withdrawn where a request was taken back before an answer to it left", () => {
  let withdrawn = 0;
  fc.assert(
    fc.property(impatientNetworks, (sketch) => {
      const journal = journalOf(resolveSketch(sketch));
      const takenBack = new Set<string>();
      const answered = new Set<string>();
      const pings = new Set<string>();
      for (const record of journal) {
        if (record.kind === "need" && record.form === "ping") pings.add(record.request);
        if (record.kind === "sent" && answers(record, pings)) answered.add(record.request);
        if (!isEnd(record) || record.machine !== "requesting" || record.to !== "withdrawn")
          continue;
        takenBack.add(record.request ?? "");
      }
      const { text } = requestTable(journal);
      text.request_id.forEach((id, row) => {
        const isWithdrawn = text.outcome[row] === "withdrawn";
        if (takenBack.has(id) && !answered.has(id)) expect([id, isWithdrawn]).toEqual([id, true]);
        if (!isWithdrawn) return;
        withdrawn += 1;
        // What leads to another provider ends as the request to that one does.
        const chain = [...takenBack].filter((one) => one === id || one.startsWith(`${id}/c`));
        expect([id, chain.length > 0]).toEqual([id, true]);
      });
    }),
    propertyRuns(100),
  );
  expect(withdrawn).toBeGreaterThan(300);
});

test("Final states agree and holds end by withdrawal only after one arrived, where needs go away", () => {
  const rules = RULES.filter(({ number }) => ["S13", "S16"].includes(number));
  const checked = { S13: 0, S16: 0 };
  fc.assert(
    fc.property(impatientNetworks, (sketch) => {
      const scenario = resolveSketch(sketch);
      const judging = judge(rules, scenario, []);
      journalOf(scenario).forEach((record, line) => judging.add(record, line + 1));
      for (const { rule, verdict } of judging.verdicts()) {
        if (rule.number === "S13" || rule.number === "S16") checked[rule.number] += verdict.checked;
        if (verdict.verdict !== "violated") continue;
        expect([rule.number, verdict.because, verdict.witness]).toEqual([]);
      }
    }),
    propertyRuns(100),
  );
  expect(checked.S13).toBeGreaterThan(300);
  expect(checked.S16).toBeGreaterThan(300);
});

test("Until the first need goes away nothing tells that needs can, and no other draw ever does", () => {
  const seen = { compared: 0, same: 0 };
  fc.assert(
    fc.property(impatientNetworks, (impatient) => {
      const sketch = timeless(impatient);
      const journal = journalOf(resolveSketch(sketch));
      const patient = journalOf(resolveSketch(withoutWithdrawals(sketch)));
      const first = journal.find(
        (record) => record.kind === "state" && record.event === "needWithdrawn",
      );
      const soFar = [journal, patient].map((all) =>
        // The first record holds the scenario, the last a count of events.
        all.slice(1, -1).filter(({ at }) => at < (first?.at ?? Infinity)),
      );
      expect(soFar[0]).toEqual(soFar[1]);
      seen.same += soFar[0]?.length ?? 0;
      const before = drawnQuantities(patient);
      for (const [name, { by, is }] of drawnQuantities(journal)) {
        const other = before.get(name);
        if (other?.by !== by) continue;
        seen.compared += 1;
        expect({ name, is }).toEqual({ name, is: other.is });
      }
    }),
    propertyRuns(100),
  );
  expect(seen.same).toBeGreaterThan(1_000);
  expect(seen.compared).toBeGreaterThan(2_000);
});

/** Messages that decide on a request or on an item of it; a ping asks for an acknowledgement only. */
const ANSWERS: ReadonlySet<MessageType> = new Set([
  "confirmation",
  "negative",
  "disclosure",
  "traffic-data-disclosure",
  "location-answer",
  "refusal",
  "referral",
]);

function answers({ type, request }: SentRecord, pings: ReadonlySet<string>): boolean {
  return ANSWERS.has(type) || (type === "acknowledgement" && pings.has(request));
}

/** A side's end: the requested side has several final states, and no further move. */
const REQUESTED_FINALS = new Set(["refused", "referred", "withdrawn", "answered", "closed"]);

function isEnd(record: JournalRecord): record is Extract<JournalRecord, { kind: "state" }> {
  if (record.kind !== "state") return false;
  if (record.machine === "requesting") return record.final === true;
  return record.machine === "requested" && REQUESTED_FINALS.has(record.to);
}

function follow(
  { request, number, phase }: TaskRecord,
  waiting: Set<number>,
  isEnded: boolean,
  seen: { dropped: number; finished: number },
): void {
  if (phase === "asked") waiting.add(number);
  else if (phase !== "finished") {
    expect([request, number, waiting.delete(number)]).toEqual([request, number, true]);
  }
  if (phase === "started") expect([request, number, isEnded]).toEqual([request, number, false]);
  if (phase === "dropped") {
    expect([request, number, isEnded]).toEqual([request, number, true]);
    seen.dropped += 1;
  } else if (phase === "finished" && isEnded) seen.finished += 1;
}

/** Without what makes the same draw last longer at another time: closed providers, faults. */
function timeless(sketch: NetworkSketch): NetworkSketch {
  return {
    ...sketch,
    providers: sketch.providers.map((provider) => ({ ...provider, hours: null })),
    faults: [],
  };
}

function withoutWithdrawals(sketch: NetworkSketch): NetworkSketch {
  return {
    ...sketch,
    workload: sketch.workload.map((source) => {
      const { withdrawn_after, ...patient } = source;
      return withdrawn_after === undefined ? source : patient;
    }),
  };
}
