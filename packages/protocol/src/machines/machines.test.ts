import { expect, test } from "vitest";
import fc from "fast-check";
import { ARTICLES } from "../law/index.ts";
import {
  describeMachine,
  interpretByXState,
  type MachineSpec,
  type TimerOrders,
} from "../machine/index.ts";
import type { StateLiteral } from "../machine/machine-config.ts";
import { acts, rideMachine } from "../testing/ride-machine.ts";
import {
  SAMPLE_DESK,
  SAMPLE_HOLD,
  SAMPLE_REQUESTED,
  SAMPLE_REQUESTING,
} from "../testing/sample-contexts.ts";
import { deskMachine, holdMachine, requestedMachine, requestingMachine } from "./index.ts";

const MACHINES = [requestingMachine, requestedMachine, holdMachine, deskMachine];

test.each(MACHINES.map(({ id, config }) => [id, config] as const))(
  "Every article that the machine %s cites is encoded, or it is a dash",
  (_, config) => {
    const known = new Set<string>([...ARTICLES.map(({ id }) => id), "-"]);
    const cited = citations(config);
    expect(cited.length).toBeGreaterThan(5);
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
  },
);

test.each(MACHINES.map((machine) => [machine.id, machine] as const))(
  "Each transition of %s that an outside event or a delay causes cites an article or says what it is",
  (_, machine) => {
    const bare = describeMachine(machine)
      .filter(
        ({ event, article, description }) =>
          (article ?? description) === undefined && event !== "always",
      )
      .map(({ state, event, target }) => `${state} ${event} ${target}`);
    expect(bare).toEqual(BARE[machine.id] ?? []);
  },
);

/** Where no more extension is to be had or asked for, which is nobody's rule. */
const BARE: Readonly<Record<string, readonly string[]>> = {
  requesting: [
    "preserved.holding expiryNoticed preserved.deciding",
    "preserved.holding expiryNoticed preserved.ending",
    "preserved.holding after extensionReminder@preserved.holding preserved.ending",
    "preserved.deciding followedUp preserved.unasked",
    "preserved.unasked expiryNoticed preserved.deciding",
  ],
};

test("Under any events the requesting side never throws, final states absorb, and timers are right", () => {
  assertAnyRide(requestingMachine, SAMPLE_REQUESTING);
});

test("Under any events the requested side never throws, final states absorb, and timers are right", () => {
  assertAnyRide(requestedMachine, SAMPLE_REQUESTED);
});

test("Under any events the hold never throws, final states absorb, and timers are right", () => {
  assertAnyRide(holdMachine, SAMPLE_HOLD);
});

test("Under any events the desk never throws and its orders name the duty it is in", () => {
  assertAnyRide(deskMachine, SAMPLE_DESK);
});

/** What `rideMachine` sees after an act. */
interface Look {
  readonly taken: boolean;
  readonly state: string;
  readonly final: boolean;
  readonly context: { readonly now: number };
  readonly dues: readonly number[];
  readonly effects: readonly { readonly type: string; readonly values: readonly number[] }[];
}

function assertAnyRide<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(machine: MachineSpec<C, E, Out>, start: C): void {
  const { timers } = interpretByXState(machine);
  const given = fc.record({ items: fc.constantFrom(0b1, 0b11, 0b111) }, { noNullPrototype: true });
  const { leaves } = machine.tree;
  const visited = new Set<string>();
  fc.assert(
    fc.property(acts(anyEvent(machine)), given, (sequence, { items }) => {
      const context = "items" in start ? { ...start, items } : { ...start };
      const looks = rideMachine(
        (options) => interpretByXState(machine, options),
        context,
        sequence,
      ) as Look[];
      looks.forEach((look, at) => {
        visited.add(look.state);
        assertTimers(looks, at, timers);
        if (looks[at - 1]?.final !== true) return;
        expect(look).toMatchObject({ taken: false, effects: [], state: looks[at - 1]?.state });
      });
    }),
    { numRuns: 400, seed: 1 },
  );
  expect(visited.size).toBeGreaterThan(3);
  const finals = leaves.filter(({ final }) => final).map(({ path }) => path);
  expect(finals.filter((path) => visited.has(path)).length).toBeGreaterThanOrEqual(
    Math.min(2, finals.length),
  );
}

/** Timers belong to states that are active, lie at or after now, and follow from the orders. */
function assertTimers(looks: readonly Look[], at: number, timers: readonly string[]): void {
  const look = looks[at];
  if (look === undefined || typeof look === "string") throw new Error("it does not come to rest");
  const before = looks[at - 1]?.dues ?? look.dues.map(() => -1);
  const told = [...before];
  for (const { type, values } of look.effects) {
    const [timer = -1, due = -1] = values;
    if (type === "schedule") told[timer] = due;
    if (type === "cancel") told[timer] = -1;
  }
  look.dues.forEach((due, timer) => {
    const place = timers[timer]?.split("@")[1] ?? "?";
    // A timer that came due is spent without an order.
    if (due < 0) return;
    expect(due).toBe(told[timer]);
    if (due !== before[timer]) expect(due).toBeGreaterThanOrEqual(look.context.now);
    expect(`${look.state}.`.startsWith(`${place}.`)).toBe(true);
  });
  if (look.final) expect(Math.max(-1, ...look.dues)).toBe(-1);
}

/** Any event of a machine, with whatever content its events have. */
function anyEvent<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  machine: MachineSpec<C, E, Out>,
): fc.Arbitrary<E> {
  const types = [
    ...new Set(
      describeMachine(machine)
        .map(({ event }) => event)
        .filter((event) => /^[a-z]+$/iu.test(event) && event !== "always"),
    ),
  ];
  const event = fc.record(
    {
      type: fc.constantFrom(...types),
      item: fc.nat({ max: 3 }),
      answer: fc.constantFrom(
        "preserved",
        "disclosed",
        "negative",
        "elsewhere",
        "failed",
        "deleted",
      ),
      until: fc.integer({ min: SAMPLE_DESK.now, max: SAMPLE_DESK.now + 1000 }),
      held: fc.boolean(),
      granted: fc.boolean(),
      proceed: fc.boolean(),
      asks: fc.boolean(),
      done: fc.boolean(),
      officers: fc.nat({ max: 1 }),
      on_call: fc.nat({ max: 1 }),
      missing: fc.constant([]),
      next_provider: fc.constant(null),
      next_state: fc.constant(null),
    },
    { noNullPrototype: true },
  );
  // It has every field that any event of the machines has.
  return event as unknown as fc.Arbitrary<E>;
}

function citations(node: StateLiteral): string[] {
  const found: string[] = [];
  JSON.stringify(node, (key, value: unknown) => {
    if (key === "article" && typeof value === "string") found.push(value);
    return value;
  });
  return found;
}
