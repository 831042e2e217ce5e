import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import type { JournalView } from "./journal-view.ts";
import { newBehaviour } from "./new-behaviour.ts";

const HOUR = 3_600_000;
const TO = { to: "XA", body: "A note" };

/** Injects: what happens to participants by the script of an exercise. */
export const SCRIPTS: readonly Behaviour[] = [
  newBehaviour({
    id: "inject-at-its-time",
    sentence: "An inject happens at its time, as often as it is repeated",
    sections: {
      injects: [{ id: "news", at: "T+05:00", repeat: { every: "PT10H", times: 3 }, ...TO }],
    },
    expect: (journal) => {
      const { at: start } = journal.first("scenario");
      const times = journal.all("inject", { inject: "news", to: "XA" }).map(({ at }) => at - start);
      deepStrictEqual(times, [5 * HOUR, 15 * HOUR, 25 * HOUR]);
      deepStrictEqual(journal.first("inject").body, { en: "A note" });
    },
  }),
  newBehaviour({
    id: "inject-after-another",
    sentence: "An inject happens after another",
    sections: {
      injects: [
        { id: "first", at: "T+05:00", ...TO },
        { id: "second", after: { of: "first", plus: "PT3H" }, to: "XB", body: "And then" },
      ],
    },
    expect: (journal) => {
      deepStrictEqual(namesOf(journal), ["first", "second"]);
      const [first, second] = journal.all("inject");
      deepStrictEqual((second?.at ?? 0) - (first?.at ?? 0), 3 * HOUR);
    },
  }),
  newBehaviour({
    id: "inject-when-asked",
    sentence: "An inject happens as soon as its condition comes true, and only once",
    sections: {
      injects: [
        { id: "leak", when: { request: { from: "XA", to: "XB" } }, ...TO },
        { id: "never", when: { request: { from: "XC" } }, ...TO },
        {
          id: "both",
          when: { all: [{ inject: "leak" }, { not: { inject: "never" } }] },
          ...TO,
        },
      ],
    },
    expect: (journal) => {
      deepStrictEqual(namesOf(journal).toSorted(), ["both", "leak"]);
      const { at } = journal.first("sent", { type: "request" });
      ok(journal.first("inject", { inject: "leak" }).at >= at);
    },
  }),
  newBehaviour({
    id: "inject-missed",
    sentence: "An inject that nobody acted on in time can bring another",
    sections: {
      workload: [],
      injects: [
        { id: "report", at: "T+05:00", ...TO },
        { id: "reminder", when: { missed: { of: "report", within: "PT4H" } }, ...TO },
      ],
    },
    expect: (journal) => {
      const [report, reminder] = journal.all("inject");
      deepStrictEqual(namesOf(journal), ["report", "reminder"]);
      deepStrictEqual((reminder?.at ?? 0) - (report?.at ?? 0), 4 * HOUR);
    },
  }),
  newBehaviour({
    id: "inject-unless",
    sentence: "An inject does not happen where its exception is true by then",
    sections: {
      injects: [
        { id: "first", at: "T+05:00", ...TO },
        { id: "spared", at: "T+10:00", unless: { inject: "first" }, ...TO },
        { id: "kept", at: "T+10:00", unless: { request: { from: "XC" } }, ...TO },
      ],
    },
    expect: (journal) => deepStrictEqual(namesOf(journal), ["first", "kept"]),
  }),
  newBehaviour({
    id: "inject-asks",
    sentence: "A request by script is made, with what it leaves out, and answered",
    sections: {
      workload: [],
      injects: [
        {
          id: "ask",
          at: "T+05:00",
          from: "XA",
          to: "XB",
          request: { form: "preservation", omit: ["necessity"], expires_at: "T+3d20:00" },
        },
      ],
    },
    expect: (journal) => {
      const sent = journal.first("sent", { type: "request", request: "inject/ask/1" });
      deepStrictEqual([sent.from, sent.to, sent.body?.missing], ["XA", "XB", ["necessity"]]);
      journal.first("delivered", { type: "confirmation", request: "inject/ask/1", node: "XA" });
    },
  }),
];

function namesOf(journal: JournalView): string[] {
  return journal.all("inject").map(({ inject }) => inject);
}
