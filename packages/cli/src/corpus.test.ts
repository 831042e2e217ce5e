import { readFileSync, writeFileSync } from "node:fs";

import { DAY, HOUR } from "@contactpoint/engine";
import { INSTRUMENT_RULES } from "@contactpoint/protocol";
import { expect, test } from "vitest";

import {
  CORPUS,
  corpusNames,
  exerciseNames,
  playScenario,
  recordsOf,
  regressionNames,
} from "./testing/played-scenario.ts";
import { requestRows } from "./testing/request-rows.ts";

// What once went wrong comes first.
for (const name of [...regressionNames(), ...corpusNames(), ...exerciseNames()]) {
  const path = `${CORPUS}${name}.yaml`;

  test(`${name} meets its expectations and repeats its trace`, () => {
    const { scenario, expectations, trace } = playScenario(name);
    expect(scenario.id).toBe(name.split("/").at(-1));
    const missed = expectations.filter(
      ({ verdict }) => verdict === "failed" || verdict === "undecided",
    );
    expect(missed.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);

    const recorded = scenario.expectations.flatMap((each) =>
      "trace_sha256" in each && each.trace_sha256 !== null ? [each.trace_sha256] : [],
    );
    expect(recorded, `${name} records no trace`).toHaveLength(1);
    if (process.env["UPDATE_TRACES"] === "1") return recordTrace(path, recorded, trace);
    expect(
      recorded,
      `drifted: ${name} runs otherwise than recorded. If that is meant, record it anew: UPDATE_TRACES=1 pnpm test corpus`,
    ).toEqual([trace]);
  });
}

for (const name of [...corpusNames(), ...exerciseNames()]) {
  const path = `${CORPUS}${name}.yaml`;

  test(`${name} is marked as an exercise and says what it teaches`, () => {
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/^# .*\n/);
    expect(text).toContain("\n# Look at:");
    expect(text).toContain("\nmarking: EXERCISE");
  });

  test(`in ${name} no answer is lost to a wrong entry while its request names the address`, () => {
    const run = playScenario(name);
    const moved = new Set(run.scenario.register.changes.map(({ state }) => state));
    const sent = new Map(recordsOf(run, "sent").map((record) => [record.message, record]));
    const lost = recordsOf(run, "lost").filter(({ message, reason }) => {
      const answer = sent.get(message);
      return reason === "wrong-entry" && answer?.cause !== undefined && !moved.has(answer.to);
    });
    expect(lost).toEqual([]);
  });
}

/** Puts this run's trace in place of the recorded one; nothing else in the file changes. */
function recordTrace(path: string, recorded: readonly string[], trace: string): void {
  let text = readFileSync(path, "utf8");
  for (const old of recorded) text = text.replaceAll(old, trace);
  writeFileSync(path, text);
}

test("the list of scenarios names every file, and no other", () => {
  const list = readFileSync(`${CORPUS}README.md`, "utf8");
  const listed = [...list.matchAll(/`([a-z-]+)\.yaml`/g)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(corpusNames()));
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const instant = (text: string): number => Date.parse(text);

test("signatories-quarter has 120 States, of which three ask most, and three kinds of desk", () => {
  const run = playScenario("signatories-quarter");
  const { states } = run.scenario;
  expect(states).toHaveLength(120);
  expect(states.map(({ id }) => id)).not.toContain("EU");
  expect(new Set(states.map(({ profile }) => profile)).size).toBe(3);
  expect(new Set(states.map(({ law }) => law)).size).toBe(4);
  const asked = requestRows(run).filter(({ id, isRoot }) => isRoot && id.startsWith("everyday/"));
  const counts = new Map<string, number>();
  for (const { from } of asked) counts.set(from, (counts.get(from) ?? 0) + 1);
  const [first = 0, second = 0, third = 0] = [...counts.values()].toSorted((a, b) => b - a);
  expect((first + second + third) / asked.length).toBeCloseTo(0.74, 1);
  const emergencies = asked.filter(({ urgency }) => urgency === "emergency");
  expect(emergencies.length / asked.length).toBeCloseTo(0.095, 1);
});

test("each incident of signatories-quarter strikes many States at once, with duplicates", () => {
  const rows = requestRows(playScenario("signatories-quarter"));
  for (const incident of ["worm", "card-fraud"]) {
    const struck = rows.filter((row) => row.incident === incident && row.isRoot);
    expect(struck.length).toBeGreaterThan(100);
    expect(new Set(struck.map(({ from }) => from)).size).toBeGreaterThan(40);
    expect(new Set(struck.map(({ expiresAt }) => expiresAt)).size).toBe(1);
    expect(struck.filter(({ isDuplicate }) => isDuplicate).length).toBeGreaterThan(5);
  }
});

test("first-night meets officers at the desk and on call, and clocks that change", () => {
  const { scenario, table } = playScenario("first-night");
  expect(new Set(table.text.duty)).toEqual(new Set(["desk", "on-call"]));
  expect(scenario.states[0]?.offsets.ms).toHaveLength(2);
});

test("clock-change-night has night shifts of 7 and of 9 hours, and one wall time twice", () => {
  const run = playScenario("clock-change-night");
  const lengths = (id: string): number[] => {
    const instants = run.scenario.states.find((state) => state.id === id)?.desk.hand_overs ?? [];
    return instants.slice(1).map((at, index) => (at - (instants[index] ?? 0)) / HOUR);
  };
  expect(new Set(lengths("XA"))).toEqual(new Set([7, 8]));
  expect(new Set(lengths("XD"))).toEqual(new Set([8, 9]));
  expect(new Set(lengths("XC"))).toEqual(new Set([8]));
  const times = requestRows(run)
    .filter(({ id, to }) => id.startsWith("at-the-change/XA/") && to === "XD")
    .map(({ neededAt }) => neededAt);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(HOUR);
  expect([...run.table.flags.clock_change].filter((flag) => flag === 1).length).toBeGreaterThan(5);
});

test("provider-chain follows data through three States, too late, and out of the treaty area", () => {
  const rows = requestRows(playScenario("provider-chain"));
  const grandchildren = rows.filter(({ id }) => id.endsWith("/c1/c1"));
  expect(grandchildren.filter(({ outcome }) => outcome === "preserved").length).toBeGreaterThan(5);
  expect(grandchildren.filter(({ outcome }) => outcome === "deleted").length).toBeGreaterThan(1);
  const outside = rows.filter(({ to }) => to === "XN");
  expect(new Set(outside.map(({ outcome }) => outcome))).toEqual(new Set(["no-basis"]));
  expect(outside.filter(({ id }) => id.endsWith("/c1/c1")).length).toBeGreaterThan(5);
  expect(rows.filter(({ to }) => to === "XA")).toEqual([]);
});

test("stale-register needs every rung, and the last is not enough", () => {
  const run = playScenario("stale-register");
  const rungs = new Map<string, string>();
  for (const { type, request, try: rung = 0, channel } of recordsOf(run, "sent")) {
    if (type === "request") rungs.set(request, `${rung} ${channel}`);
  }
  const answered = new Set(
    requestRows(run)
      .filter(({ acknowledgedAt }) => !Number.isNaN(acknowledgedAt))
      .map(({ id }) => rungs.get(id)),
  );
  // Tries 4 ring the next officer; 5 is the older network for its members, else the secretariat.
  for (const rung of ["1 email", "2 phone", "4 phone", "5 wire", "5 email"]) {
    expect(answered).toContain(rung);
  }
  const gaveUp = requestRows(run).filter(({ outcome }) => outcome === "gave-up");
  expect(gaveUp.filter(({ to }) => to === "XE").length).toBeGreaterThan(40);
});

test("hub-outage takes out the hub by one cause, and another network carries the same need", () => {
  const run = playScenario("hub-outage");
  const reasons = new Set(recordsOf(run, "lost").map(({ reason }) => reason));
  for (const reason of ["partition", "outage", "wrong-entry"]) expect(reasons).toContain(reason);
  const { faults, clock } = run.scenario;
  expect(new Set(faults.map(({ group }) => group))).toEqual(new Set(["fire"]));
  const back = Math.max(...faults.map(({ until }) => until));
  expect(back).toBeLessThan(clock.end);
  const [member, other] = requestRows(run).filter(({ id }) => id.startsWith("same-need/"));
  expect(member?.acknowledgedAt).toBeLessThan(back);
  expect(other?.acknowledgedAt).toBeGreaterThan(back);
});

test("refusals-and-reservations has each ground of each instrument and no other", () => {
  const run = playScenario("refusals-and-reservations");
  const basis = new Map(run.scenario.instruments.map((each) => [each.id, each.basis]));
  const grounds = { UNCC: new Set<string>(), BUDAPEST: new Set<string>() };
  for (const { type, instrument, body } of recordsOf(run, "sent")) {
    const named = basis.get(instrument);
    if (type !== "refusal" || (named !== "UNCC" && named !== "BUDAPEST")) continue;
    grounds[named].add(body?.ground ?? "none");
  }
  for (const named of ["UNCC", "BUDAPEST"] as const) {
    const listed = INSTRUMENT_RULES[named].preservation_grounds.map(({ ground }) => ground);
    expect(grounds[named]).toEqual(new Set(listed));
  }
});

test("a political offence is refused under Budapest and served under the UN Convention", () => {
  const run = playScenario("refusals-and-reservations");
  const political = new Set(
    recordsOf(run, "need")
      .filter(({ circumstances }) => circumstances.join() === "political-offence")
      .map(({ request }) => request),
  );
  const reviews = new Map(
    recordsOf(run, "task")
      .filter(({ task, phase }) => task === "review" && phase === "finished")
      .map(({ request, result }) => [request, result]),
  );
  const results = (instrument: string): Set<string | undefined> =>
    new Set(
      requestRows(run)
        .filter((row) => political.has(row.id) && row.instrument === instrument)
        .filter(({ id }) => reviews.has(id))
        .map(({ id }) => reviews.get(id)),
    );
  expect(results("budapest")).toEqual(new Set(["refused"]));
  expect(results("uncc")).toContain("accepted");
  expect(results("uncc")).not.toContain("refused");
});

test("refusals-and-reservations asks back: warnings, missing items, wrong addressees", () => {
  const run = playScenario("refusals-and-reservations");
  const results = recordsOf(run, "task").map(({ task, result }) => `${task} ${result ?? ""}`);
  for (const wanted of ["choose proceed", "choose withdraw", "check incomplete"]) {
    expect(results.filter((result) => result === wanted).length, wanted).toBeGreaterThan(5);
  }
  const types = recordsOf(run, "sent").map(({ type }) => type);
  for (const wanted of ["referral", "supplement", "missing-items-request"] as const) {
    expect(types.filter((type) => type === wanted).length, wanted).toBeGreaterThan(5);
  }
});

test("sixty-days extends, refuses to, forgets to, and keeps while assistance is pending", () => {
  const run = playScenario("sixty-days");
  const tasks = recordsOf(run, "task").map(({ task, result }) => `${task} ${result ?? ""}`);
  for (const wanted of ["extend granted", "extend refused", "follow-up forgotten"]) {
    expect(tasks).toContain(wanted);
  }
  expect(tasks).not.toContain("renew forgotten");
  const holds = recordsOf(run, "hold");
  const began = new Map<string, number>();
  for (const { change, request, item, at } of holds) {
    if (change === "began") began.set(`${request} ${item}`, at);
  }
  const age = ({ request, item, at }: (typeof holds)[number]): number =>
    at - (began.get(`${request} ${item}`) ?? at);
  expect(
    holds.filter((hold) => hold.change === "produced" && age(hold) > 60 * DAY).length,
  ).toBeGreaterThan(5);
  expect(
    holds.filter((hold) => hold.change === "renewed" && age(hold) > 75 * DAY).length,
  ).toBeGreaterThan(5);
  expect(holds.filter(({ change }) => change === "lapsed")).toEqual([]);
});

test("forgotten-renewal loses data before the promised day, and while assistance is pending", () => {
  const holds = recordsOf(playScenario("forgotten-renewal"), "hold");
  const lapsed = holds.filter(({ change }) => change === "lapsed");
  expect(lapsed.some(({ at, until }) => at < until)).toBe(true);
  const suspended = new Set(
    holds
      .filter(({ change }) => change === "suspended")
      .map(({ request, item }) => `${request} ${item}`),
  );
  expect(lapsed.some(({ request, item }) => suspended.has(`${request} ${item}`))).toBe(true);
});

test("entry-into-force lets no request leave before its pair is bound", () => {
  const run = playScenario("entry-into-force");
  const rows = requestRows(run);
  const inForce = instant("2027-05-30");
  const before = rows.filter(({ neededAt }) => neededAt < inForce);
  expect(before.length).toBeGreaterThan(300);
  expect(new Set(before.map(({ outcome }) => outcome))).toEqual(new Set(["no-basis"]));
  const firstOf = (state: string): number =>
    Math.min(
      ...rows
        .filter(({ from, to }) => from === state || to === state)
        .map(({ sentAt }) => (Number.isNaN(sentAt) ? Infinity : sentAt)),
    );
  for (const state of ["XA", "XB", "XC", "XD"]) {
    expect(firstOf(state)).toBeGreaterThanOrEqual(inForce);
    expect(firstOf(state)).toBeLessThan(inForce + 5 * DAY);
  }
  expect(firstOf("XE")).toBeGreaterThanOrEqual(instant("2027-06-19"));
  expect(firstOf("XE")).toBeLessThan(instant("2027-06-29"));
  expect(firstOf("XF")).toBe(Infinity);
});

test("surge-day brings ten thousand requests in a day, and emergencies pass the queue", () => {
  const run = playScenario("surge-day");
  const rows = requestRows(run).filter(({ isRoot }) => isRoot);
  expect(rows).toHaveLength(10_000);
  const { start } = run.scenario.clock;
  expect(Math.max(...rows.map(({ neededAt }) => neededAt))).toBeLessThan(start + DAY);
  const wait = (urgency: string): number =>
    median(
      rows
        .filter((row) => row.urgency === urgency && !Number.isNaN(row.acknowledgedAt))
        .map(({ acknowledgedAt, sentAt }) => acknowledgedAt - sentAt),
    );
  expect(wait("emergency")).toBeLessThan(HOUR / 2);
  expect(wait("routine")).toBeGreaterThan(3 * HOUR);
});
