import type { JournalRecord } from "@contactpoint/protocol";
import type { ExerciseFact } from "../log/index.ts";
import { nightScenario } from "./night-scenario.ts";
import { type ToldNight, toldNight } from "./told-night.ts";

/** Words that stand in the report of a judged night, by who may read them beside the exercise's directors. */
export const WORDS = {
  XA: ["Ada Astor", "noted-by-XA", "answered-by-XA", "rated-for-XA", "seen-at-XA", "owned-by-XA"],
  XB: [
    "Bo Boreal",
    "noted-by-XB",
    "answered-by-XB",
    "rated-for-XB",
    "seen-at-XB",
    "called-by-XB",
    "spare",
    "edited-for-XB",
  ],
  /** What XB wrote to XA. */
  both: ["told-to-XA-by-XB"],
  nobody: ["noted-by-staff", "owned-by-staff"],
} as const;

/** The told night with objectives, ratings, notes, an improvement plan, and a request from XB to XC. */
export function judgedNight(): ToldNight {
  const scenario = nightScenario(
    { rate: 1, owed_rate: 1, allowed_rates: [1] },
    {
      title: "Short night of Astoria",
      objectives: { reach: "The point answers at night", form: "Requests are complete" },
      expectations: [
        {
          id: "answers",
          measure: "response-time",
          clock: "real",
          within: { P: "PT5M", S: "PT10M" },
          weight: 3,
          objective: "reach",
        },
        { id: "asks", of: "XA", measure: "time-to-request", within: "PT1M", objective: "form" },
      ],
    },
  );
  const { journal, log } = toldNight({ scenario, missing: ["necessity"], more: FACTS });
  return { scenario, log, journal: withRequestToOther(journal) };
}

type Said = readonly [at: number, seat: string, person: string, fact: ExerciseFact];

const rated = (about: string, state: string, remark: string): Said => [
  100,
  "evaluator/1",
  "Eve",
  { kind: "rating", about, state, rating: "S", proposed: null, remark },
];

const improved = (id: string, owner: string, issue: string): Said => [
  110,
  "facilitator",
  "Fay",
  {
    kind: "improvement",
    id,
    issue,
    action: "write it down",
    area: "planning",
    owner,
    starts: "2027-04-01",
    due: "2027-06-01",
  },
];

const observed = (state: string, text: string): Said => [
  105,
  "evaluator/1",
  "Eve",
  {
    kind: "observation",
    state,
    about: null,
    text,
    evidence: [],
    cause: "",
  },
];

const [ADA, BO] = [
  ["XA/duty-officer", "Ada Astor"],
  ["XB/duty-officer", "Bo Boreal"],
] as const;

const FACTS: readonly Said[] = [
  [30, ...ADA, { kind: "note", text: "noted-by-XA <script>alert(1)</script>" }],
  [31, ...BO, { kind: "note", text: "noted-by-XB" }],
  [32, ...BO, { kind: "message", to: "XA", text: "told-to-XA-by-XB" }],
  [33, "facilitator", "Fay", { kind: "note", text: "noted-by-staff" }],
  [33, ...BO, { kind: "act", act: { act: "call", whom: "called-by-XB" } }],
  [34, "facilitator", "Fay", { kind: "clock", act: "paused" }],
  [34, "facilitator", "Fay", { kind: "clock", act: "resumed" }],
  [35, "facilitator", "Fay", { kind: "inject", act: "skipped", inject: "spare" }],
  [
    34,
    "facilitator",
    "Fay",
    {
      kind: "inject",
      act: "edited",
      inject: "spare",
      before: { body: { en: "A spare one." } },
      after: { body: { en: "edited-for-XB" } },
    },
  ],
  observed("XA", "seen-at-XA"),
  observed("XB", "seen-at-XB"),
  rated("asks", "XA", "rated-for-XA"),
  rated("answers", "XB", "rated-for-XB"),
  improved("1", "XA", "owned-by-XA"),
  improved("2", "the staff", "owned-by-staff"),
  [115, ...ADA, { kind: "feedback", answers: { "What went well?": "answered-by-XA" } }],
  [115, ...BO, { kind: "feedback", answers: { "What went well?": "answered-by-XB" } }],
];

/** The same request once more, from XB to XC: XA had no part in it. */
function withRequestToOther(journal: readonly JournalRecord[]): JournalRecord[] {
  const told = journal.filter((record) => "request" in record);
  const renamed: Readonly<Record<string, string>> = { XA: "XB", XB: "XC" };
  const others = JSON.parse(
    JSON.stringify(told)
      .replaceAll("seat/XA/1", "other/unseen")
      .replaceAll(/"(X[AB])"/gu, (_, state: string) => `"${renamed[state] ?? state}"`),
  ) as JournalRecord[];
  const end = journal.filter(({ kind }) => kind === "end");
  return [...journal.filter(({ kind }) => kind !== "end"), ...others, ...end].toSorted(
    (one, other) => one.at - other.at,
  );
}
