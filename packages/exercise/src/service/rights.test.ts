import { expect, test } from "vitest";
import { order, type Order } from "../log/index.ts";
import type { Role } from "../seats/index.ts";
import { OrderDesk } from "./order-desk.ts";

const ROLES = ["facilitator", "white-cell", "evaluator", "player", "observer"] as const;

/** Who may give which order, said once more, independently of the code. */
const MAY: Readonly<Record<Order["order"], readonly Role[]>> = {
  act: ["facilitator", "white-cell", "player"],
  clock: ["facilitator"],
  close: ["facilitator"],
  inject: ["facilitator"],
  seat: ["facilitator"],
  join: ROLES,
  ready: ROLES,
  "hand-over": ["facilitator", "white-cell", "player"],
  say: ["facilitator", "white-cell", "evaluator", "player"],
  note: ["facilitator", "white-cell", "evaluator", "player"],
  observe: ["facilitator", "evaluator"],
  rate: ["facilitator", "evaluator"],
  improve: ["facilitator", "evaluator"],
  feedback: ROLES,
};

/** One order of each kind and of each of its acts. */
const ORDERS: readonly Order[] = [
  { order: "act", act: { act: "request", to: "XB", form: "ping", urgency: "routine", stated: {} } },
  { order: "act", act: { act: "start", task: "XB/r/1" } },
  { order: "act", act: { act: "finish", task: "XB/r/1", finding: { result: "complete" } } },
  { order: "act", act: { act: "withdraw", request: "r" } },
  { order: "act", act: { act: "ask-status", request: "r" } },
  { order: "act", act: { act: "lodge-assistance", request: "r" } },
  { order: "act", act: { act: "escalate", request: "r" } },
  { order: "act", act: { act: "call", whom: "head-of-unit" } },
  { order: "act", act: { act: "read", inject: "theft" } },
  { order: "clock", do: { act: "start" } },
  { order: "clock", do: { act: "pause" } },
  { order: "clock", do: { act: "resume" } },
  { order: "clock", do: { act: "end" } },
  { order: "clock", do: { act: "set-rate", rate: 60 } },
  { order: "clock", do: { act: "set-override", on: true } },
  { order: "clock", do: { act: "leap", to: 1 } },
  { order: "close" },
  { order: "inject", inject: "theft", do: { act: "send-now" } },
  { order: "inject", inject: "theft", do: { act: "skip" } },
  { order: "inject", inject: "theft", do: { act: "edit", body: { en: "Other." }, at: 1 } },
  { order: "seat", seat: "XB/duty-officer", act: "revoke" },
  { order: "seat", seat: "XB/duty-officer", act: "give-to-machine" },
  { order: "seat", seat: "XB/duty-officer", act: "take-over" },
  { order: "seat", seat: "XB/duty-officer", act: "give-back" },
  { order: "join", person: "P" },
  { order: "ready", sound: true, round_trip_ms: 40, transport: "socket" },
  { order: "hand-over", text: "All quiet." },
  { order: "say", to: "staff", text: "Hello." },
  { order: "note", text: "Hello." },
  { order: "observe", state: "XB", text: "Seen.", evidence: [], cause: "" },
  { order: "rate", about: "asks", state: "XB", rating: "P", remark: "" },
  {
    order: "improve",
    id: "1",
    issue: "Late.",
    action: "Train.",
    area: "training",
    owner: "XB",
    starts: "2027-01-01",
    due: "2027-02-01",
  },
  { order: "feedback", answers: { well: "All." } },
];

interface Schema {
  readonly def: {
    readonly type: string;
    readonly options?: readonly Schema[];
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly values?: readonly string[];
    readonly entries?: Readonly<Record<string, string>>;
  };
}

/** `clock pause`, `seat revoke`, `note`, … for each thing that the schema lets one order. */
function kindsOf(schema: Schema): string[] {
  const { options = [], shape = {} } = schema.def;
  if (options.length > 0) return options.flatMap(kindsOf);
  const names = valuesOf(shape["order"] ?? shape["act"]);
  const acts = shape["order"] === undefined ? undefined : (shape["do"] ?? shape["act"]);
  if (acts === undefined) return names;
  const inner = acts.def.type === "enum" ? valuesOf(acts) : kindsOf(acts);
  return names.flatMap((name) => inner.map((act) => `${name} ${act}`));
}

function valuesOf(schema: Schema | undefined): string[] {
  return [...(schema?.def.values ?? []), ...Object.values(schema?.def.entries ?? {})];
}

function kindOf(one: Order): string {
  const act =
    "do" in one
      ? one.do.act
      : !("act" in one)
        ? ""
        : typeof one.act === "string"
          ? one.act
          : one.act.act;
  return `${one.order} ${act}`.trim();
}

test("Every order that there is stands in this table", () => {
  expect(ORDERS.map(kindOf).toSorted()).toEqual(kindsOf(order as unknown as Schema).toSorted());
});

test.each(ROLES)(
  "A %s may do what the table says, and nothing else reaches the exercise",
  async (role) => {
    const performed: Order[] = [];
    const play = {
      perform: (_: unknown, one: Order) => {
        performed.push(one);
        return Promise.resolve({ done: true } as const);
      },
    };
    let now = 0;
    // Nobody waits for the rate here: each order comes a second after the other.
    const desk = new OrderDesk(play, () => (now += 1_000));
    const seat = { id: role, role, states: role === "player" ? ["XA"] : [], post: "" };
    for (const one of ORDERS) {
      const outcome = await desk.take({ seat, person: null }, { person: "P", order: one });
      const may = MAY[one.order].includes(role);
      expect(outcome.done ? "done" : outcome.error, kindOf(one)).toBe(may ? "done" : "not-allowed");
    }
    expect(performed).toEqual(ORDERS.filter((one) => MAY[one.order].includes(role)));
  },
);
