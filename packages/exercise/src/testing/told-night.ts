import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { ExerciseFact, ExerciseRecord } from "../log/index.ts";
import { nightScenario } from "./night-scenario.ts";

const MINUTE = 60_000;

/** What is left out or done otherwise in a told night. */
export interface NightTurns {
  /** Items that XA leaves out of its request. */
  readonly missing?: readonly string[];
  /** Items that XB asks for. */
  readonly asked?: readonly string[];
  /** Minutes after delivery at which XB acknowledges; null: never. */
  readonly acknowledged?: number | null;
  /** Seat that asks XB in XA's name; without it XA's own. */
  readonly asker?: string;
  readonly scenario?: ResolvedScenario;
  readonly more?: readonly (readonly [
    at: number,
    seat: string,
    person: string,
    fact: ExerciseFact,
  ])[];
}

/** A night as journal and log tell it. */
export interface ToldNight {
  readonly scenario: ResolvedScenario;
  readonly journal: readonly JournalRecord[];
  readonly log: readonly ExerciseRecord[];
}

/**
 * The short night, told without being played: XA is told of a theft at minute 5, asks XB at 10, the
 * request arrives at 11, XB acknowledges at 15, orders at 20, and the provider answers at 80. The
 * exercise ends after two hours. One exercise second takes a second.
 */
export function toldNight(turns: NightTurns = {}): ToldNight {
  const { scenario = nightScenario({ rate: 1, owed_rate: 1, allowed_rates: [1, 60] }) } = turns;
  const { start } = scenario.clock;
  const acknowledged = turns.acknowledged === undefined ? 4 : turns.acknowledged;
  const journal = journalOf(scenario, { ...turns, acknowledged });
  const facts: NonNullable<NightTurns["more"]> = [
    [0, "service", "", OPENED],
    [0, "facilitator", "Fay", { kind: "clock", act: "started" }],
    [1, "XA/duty-officer", "Ada Astor", { kind: "seat", act: "joined" }],
    [1, "XB/duty-officer", "Bo Boreal", { kind: "seat", act: "joined" }],
    turns.asker === undefined
      ? [10, "XA/duty-officer", "Ada Astor", { kind: "act", act: ASKED }]
      : [10, turns.asker, "Fay", { kind: "act", act: { ...ASKED, from: "XA" } }],
    ...(acknowledged === null ? [] : [finish(11 + acknowledged, 1)]),
    ...(turns.more ?? []),
    [120, "facilitator", "Fay", { kind: "clock", act: "ended" }],
  ];
  const log = facts
    .toSorted(([one], [other]) => one - other)
    .map(([minute, seat, person, fact], index): ExerciseRecord => {
      const run = minute * MINUTE;
      const stamp = { number: index + 1, real: 1_000 + run, run, exercise: start + run };
      return { ...stamp, position: index, seat, person, ...fact };
    });
  return { scenario, journal, log };
}

const OPENED: ExerciseFact = {
  kind: "opened",
  scenario_sha256: "0".repeat(64),
  software: "test",
  marking: "EXERCISE EXERCISE EXERCISE",
};

const ASKED = {
  act: "request",
  to: "XB",
  form: "preservation",
  urgency: "urgent",
  stated: {},
  because_of: "theft",
} as const;

const finish = (minute: number, number: number) =>
  [
    minute,
    "XB/duty-officer",
    "Bo Boreal",
    {
      kind: "act",
      act: {
        act: "finish",
        task: `XB/seat/XA/1/${number}`,
        finding: { result: "acknowledged" },
      },
    },
  ] as const;

const REQUEST = "seat/XA/1";
const KNOWN = { request: REQUEST, instrument: "convention", channel: "email" } as const;
const FIRST = { message: `${REQUEST}#1`, type: "request", request: REQUEST } as const;
const TASK = { kind: "task", node: "XB", request: REQUEST, by: "officer" } as const;
const CHECK = { ...TASK, task: "check", number: 2 } as const;

function journalOf(scenario: ResolvedScenario, turns: NightTurns): JournalRecord[] {
  const { start } = scenario.clock;
  const at = (minute: number): number => start + minute * MINUTE;
  const { missing = [], acknowledged = 4 } = turns;
  const expires_at = at(7 * 24 * 60);
  const items = [
    { provider: "mailhaven", expires_at, stated_expiry: null, data_class: "traffic" },
  ] as const;
  const need = { form: "preservation", urgency: "urgent", from: "XA", to: "XB" } as const;
  const route = { from: "XA", to: "XB", route: ["XA", "XB"] } as const;
  return [
    { kind: "scenario", at: start, protocol: "1.0.0", scenario },
    { kind: "duty", at: start, node: "XB", duty: "desk", present: 2, on_call: 0 },
    { kind: "inject", at: at(5), inject: "theft", to: "XA", body: { en: "A wallet was drained." } },
    { kind: "need", at: at(10), request: REQUEST, ...need, items, circumstances: [] },
    { kind: "sent", at: at(10), ...FIRST, ...KNOWN, ...route, try: 1, body: { missing } },
    { kind: "delivered", at: at(11), ...FIRST, node: "XB" },
    { ...TASK, at: at(11), task: "acknowledge", number: 1, phase: "asked" },
    ...(acknowledged === null ? [] : answered(at, 11 + acknowledged, turns.asked)),
    { kind: "end", at: at(120) },
  ];
}

function answered(
  at: (minute: number) => number,
  noticed: number,
  asked: readonly string[] | undefined,
): JournalRecord[] {
  const result = "acknowledged";
  const route = { from: "XB", to: "XA", route: ["XB", "XA"] } as const;
  const answer = { kind: "sent", ...KNOWN, ...route } as const;
  const item = { request: REQUEST, item: 0, node: "XB" } as const;
  const hold = { until: at(60 * 24 * 60), order_until: at(90 * 24 * 60) };
  const acknowledgement = { message: `${REQUEST}#2`, type: "acknowledgement" } as const;
  const question = { message: `${REQUEST}#4`, type: "missing-items-request" } as const;
  return [
    { ...TASK, at: at(noticed), task: "acknowledge", number: 1, phase: "finished", result },
    { ...answer, at: at(noticed), ...acknowledgement, cause: FIRST.message },
    { ...CHECK, at: at(noticed), phase: "asked" },
    ...(asked === undefined
      ? []
      : ([
          { ...CHECK, at: at(18), phase: "finished", result: "incomplete" },
          { ...answer, at: at(18), ...question, body: { missing: asked } },
        ] as const)),
    { kind: "order", at: at(20), ...item, provider: "mailhaven", phase: "sent" },
    { kind: "hold", at: at(80), ...item, change: "began", ...hold },
    { ...answer, at: at(80), message: `${REQUEST}#6`, type: "confirmation", item: 0 },
  ];
}
