import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import type { JournalView } from "./journal-view.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { PLAIN_SECTIONS, profileOf, providerOf, workloadOf } from "./plain-sections.ts";

const HOUR = 3_600_000;
const { states } = PLAIN_SECTIONS;

/** Many requests at once, calendars, and the end of the clock. */
export const WHOLE_NETWORKS: readonly Behaviour[] = [
  newBehaviour({
    id: "incident-with-duplicates",
    sentence: "An incident brings needs of one cause, and some ask twice for the same data",
    sections: {
      workload: workloadOf({
        id: "worm",
        from: { XA: 1, XC: 1 },
        arrivals: {
          incident: {
            at: "T+02:00",
            needs: 8,
            spread: { uniform: { min: "PT0S", max: "PT2H" } },
            duplicate_share: 0.5,
            expires_at: "T+3d20:00",
          },
        },
      }),
    },
    expect: (journal) => {
      const needs = journal.all("need");
      const again = needs.filter(({ duplicate_of }) => duplicate_of !== undefined);
      deepStrictEqual(needs.length, 8);
      ok(again.length > 0);
      deepStrictEqual(new Set(needs.map(({ incident }) => incident)).size, 1);
      deepStrictEqual(new Set(needs.map(({ items }) => items[0]?.expires_at)).size, 1);
      for (const { request } of needs)
        ok(journal.all("delivered", { type: "acknowledgement", request }).length > 0, request);
    },
  }),
  newBehaviour({
    id: "clock-change-night",
    sentence: "A shift keeps its wall time in the night in which the clocks go forward",
    sections: {
      clock: { start: "2027-03-27T12:00:00Z", duration: "P2D" },
      rosters: {
        ...PLAIN_SECTIONS.rosters,
        night: {
          shifts: [
            { id: "night", from: "22:00", to: "06:00", officers: 1 },
            { id: "day", from: "06:00", to: "22:00", officers: 2 },
          ],
        },
      },
      states: { ...states, XA: { ...states.XA, roster: "night" } },
    },
    expect: (journal) => {
      const ones = journal.all("duty", { node: "XA", present: 1 });
      const twos = journal.all("duty", { node: "XA", present: 2 });
      const [change, next] = ones.map(({ at }) => (twos.find((two) => two.at > at)?.at ?? 0) - at);
      deepStrictEqual([change, next], [7 * HOUR, 8 * HOUR]);
    },
  }),
  newBehaviour({
    id: "most-urgent-first",
    sentence: "Who is alone at the desk takes an emergency before older routine requests",
    sections: {
      rosters: { default: { shifts: [{ id: "one", from: "00:00", to: "00:00", officers: 1 }] } },
      profiles: profileOf({ prepare: "PT0S", acknowledge: "PT8H" }),
      workload: [
        ...workloadOf({
          arrivals: { times: [1, 3, 4].map((hour) => needAt(hour)) },
          mix: [{ share: 1, form: "ping", urgency: "routine" }],
        }),
        ...workloadOf({
          id: "alarm",
          arrivals: { times: [needAt(6)] },
          mix: [{ share: 1, form: "ping", urgency: "emergency" }],
        }),
      ],
    },
    expect: (journal) => {
      const taken = journal.all("task", { node: "XB", task: "acknowledge", phase: "started" });
      deepStrictEqual(
        taken.slice(0, 2).map(({ request }) => request),
        ["need/XA/1", "alarm/XA/1"],
      );
    },
  }),
  newBehaviour({
    id: "clock-ends",
    sentence: "The journal begins with the scenario and ends with the clock, in order of time",
    sections: { profiles: profileOf({ review: "P30D" }) },
    expect: (journal) => {
      const times = journal.records.map(({ at }) => at);
      deepStrictEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
      const { scenario, at } = journal.first("scenario");
      deepStrictEqual([at, times.at(-1)], [scenario.clock.start, scenario.clock.end]);
      deepStrictEqual(
        [journal.records[0]?.kind, journal.records.at(-1)?.kind],
        ["scenario", "end"],
      );
      journal.count("order", {}, 0);
    },
  }),
  newBehaviour({
    id: "rules-hold",
    sentence:
      "In a network with loss, error and delay every rule holds or is undecided for a reason",
    sections: busy("mesh"),
    expect: everythingHappened,
  }),
  newBehaviour({
    id: "rules-hold-through-a-hub",
    sentence: "Through a hub, too, every rule holds or is undecided for a reason",
    sections: busy("hub"),
    expect: everythingHappened,
  }),
];

function needAt(hour: number): object {
  return { at: `T+0${hour}:00`, from: "XA", provider: "mailhaven" };
}

function busy(kind: "mesh" | "hub"): Readonly<Record<string, unknown>> {
  const errors = {
    omit_item: 0.2,
    wrong_addressee: 0.1,
    wrong_identifier: 0.1,
    misjudge_urgency: 0.1,
  };
  const hub = kind === "hub" ? { hub: "XD", relay: "handle" } : {};
  return {
    states: { ...states, XD: { zone: "Asia/Tokyo", languages: ["en"] } },
    profiles: profileOf({ acknowledge: { lognormal: { p50: "PT10M", p95: "PT1H" } } }, errors),
    providers: {
      mailhaven: providerOf({
        not_held_share: 0.1,
        failure_share: 0.3,
        tells_user_share: 0.1,
        leads_to: { cloudnest: 0.3 },
      }),
      cloudnest: providerOf({ state: "XC", not_held_share: 0.1, failure_share: 0.3 }),
    },
    channels: { email: { reach: 0.9 }, phone: { reach: 0.7 } },
    topology: { kind, ...hub, latency: "PT2S", loss: 0.05, duplicate: 0.1 },
    register: { wrong_share: 0.1, secretariat: "PT2H" },
    workload: workloadOf({
      arrivals: { poisson: { per_day: 15 } },
      items: [2, 1],
      circumstances: { "domestic-bar": 0.1 },
      mix: [
        {
          share: 0.5,
          form: "preservation",
          urgency: "routine",
          expires_in: { exponential: { mean: "P5D" } },
        },
        { share: 0.3, form: "preservation", urgency: "urgent", expires_in: "P2D" },
        { share: 0.1, form: "location-query", urgency: "urgent" },
        { share: 0.1, form: "ping", urgency: "emergency" },
      ],
    }),
  };
}

function everythingHappened(journal: JournalView): void {
  ok(journal.all("need").length > 20);
  ok(journal.all("lost").length > 3);
  ok(journal.all("delivered", { again: true }).length > 3);
  ok(journal.all("hold", { change: "began" }).length > 5);
  ok(journal.all("order", { phase: "answered", answer: "failed" }).length > 0);
}
