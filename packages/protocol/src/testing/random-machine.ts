import fc from "fast-check";
import type { MachineConfigLiteral, StateLiteral } from "../machine/machine-config.ts";
import { defineMachine, type MachineSpec, type TimerOrders } from "../machine/machine-spec.ts";

/** Context of random machines; `a` and `b` are small counts that updates change and guards read. */
export interface RandomContext {
  now: number;
  a: number;
  b: number;
}

export interface RandomEvent {
  readonly type: "e0" | "e1" | "e2" | "e3";
}

export interface RandomOrders extends TimerOrders {
  /** Tells all that an order can see. */
  note(order: string, a: number, b: number, now: number, event: string, params: unknown): void;
}

export type RandomMachine = MachineSpec<RandomContext, RandomEvent, RandomOrders>;

export const RANDOM_EVENTS: readonly RandomEvent["type"][] = ["e0", "e1", "e2", "e3"];

/**
 * Machines of every allowed form: compound and final states up to three deep, guarded lists on
 * events, delays, completion and `always`, targetless and re-entering transitions, entry and exit
 * actions with updates and orders. They need not come to rest.
 */
export function randomMachine(): fc.Arbitrary<RandomMachine> {
  return shape(3).map((root) => {
    const paths: string[] = [];
    collectPaths(root, "", paths);
    return defineRandom({ ...stateOf(root, "", paths), id: "random" } as MachineConfigLiteral);
  });
}

/** A state before its targets are known; targets are numbers, taken modulo the possible ones. */
interface Shape {
  readonly final: boolean;
  readonly initial: number;
  readonly children: readonly Shape[];
  readonly entry: readonly Action[];
  readonly exit: readonly Action[];
  readonly on: Readonly<Record<string, readonly Edge[]>>;
  readonly after: Readonly<Record<string, readonly Edge[]>>;
  readonly onDone: readonly Edge[];
  readonly always: readonly Edge[];
}

interface Edge {
  readonly target: number | undefined;
  readonly guard: string | undefined;
  readonly actions: readonly Action[];
  readonly reenter: boolean;
}

type Action = string | { readonly type: string; readonly params: unknown };

const GUARDS = {
  aEven: (context: Readonly<RandomContext>) => context.a % 2 === 0,
  bSome: (context: Readonly<RandomContext>) => context.b % 3 !== 0,
  nowEven: (context: Readonly<RandomContext>) => context.now % 2 === 0,
  eventOdd: (_: unknown, event: RandomEvent) => event.type.length % 2 === 1,
};
/** `always` may ask neither `now` nor the event. */
const LASTING_GUARDS = ["aEven", "bSome"];
const DELAYS = {
  soon: (context: Readonly<RandomContext>) => 10 + context.a,
  later: (context: Readonly<RandomContext>) => 25 * (context.b + 1),
  atOnce: () => 0,
};

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom("mixA", "mixB", "note", "other"),
  fc.nat({ max: 3 }).map((params) => ({ type: "told", params })),
);
const actions = fc.array(action, { maxLength: 2 });

function edges(guards: readonly string[], targetless: boolean): fc.Arbitrary<Edge[]> {
  const target = fc.nat({ max: 1000 });
  return fc.array(
    fc.record(
      {
        target: targetless ? fc.option(target, { nil: undefined }) : target,
        guard: fc.option(fc.constantFrom(...guards), { nil: undefined, freq: 3 }),
        actions,
        reenter: fc.boolean(),
      },
      { noNullPrototype: true },
    ),
    { minLength: 1, maxLength: 3 },
  );
}

function some<T>(value: fc.Arbitrary<T[]>, oneIn: number): fc.Arbitrary<T[]> {
  return fc.oneof(
    { arbitrary: fc.constant<T[]>([]), weight: oneIn - 1 },
    { arbitrary: value, weight: 1 },
  );
}

function shape(depth: number): fc.Arbitrary<Shape> {
  const names = Object.keys(GUARDS);
  const children =
    depth === 0
      ? fc.constant<Shape[]>([])
      : fc.array(shape(depth - 1), { minLength: 2, maxLength: 4, size: "max" });
  return fc.record(
    {
      final: fc.nat({ max: 4 }).map((n) => n === 0),
      initial: fc.nat({ max: 1000 }),
      // Compound states get rarer with depth, else machines are huge.
      children: depth === 3 ? children : some(children, 3),
      entry: actions,
      exit: actions,
      on: fc.dictionary(fc.constantFrom(...RANDOM_EVENTS), edges(names, true), {
        maxKeys: 3,
        size: "max",
        noNullPrototype: true,
      }),
      after: fc.dictionary(fc.constantFrom(...Object.keys(DELAYS)), edges(names, true), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      onDone: some(edges(names, true), 2),
      always: some(edges(LASTING_GUARDS, false), 5),
    },
    { noNullPrototype: true },
  );
}

function collectPaths(node: Shape, path: string, paths: string[]): void {
  node.children.forEach((child, index) => {
    const childPath = childOf(path, index);
    paths.push(childPath);
    collectPaths(child, childPath, paths);
  });
}

function stateOf(node: Shape, path: string, paths: readonly string[]): StateLiteral {
  const { entry, exit, children } = node;
  if (node.final && children.length === 0) return { type: "final", entry, exit };
  const all = (list: readonly Edge[]) => list.map((edge) => edgeOf(edge, path, paths));
  const table = (record: Readonly<Record<string, readonly Edge[]>>) =>
    Object.fromEntries(Object.entries(record).map(([key, list]) => [key, all(list)]));
  const unrelated = paths.filter(
    (to) => !`${to}.`.startsWith(`${path}.`) && !`${path}.`.startsWith(`${to}.`),
  );
  const eventless = node.always.map((edge) => edgeOf(edge, path, unrelated));
  return {
    entry,
    exit,
    on: table(node.on),
    after: table(node.after),
    ...(path === "" || unrelated.length === 0 || eventless.length === 0
      ? {}
      : { always: eventless }),
    ...(path === "" || children.length === 0 || node.onDone.length === 0
      ? {}
      : { onDone: all(node.onDone) }),
    ...(children.length === 0
      ? {}
      : {
          initial: `s${node.initial % children.length}`,
          states: Object.fromEntries(
            children.map((child, index) => [
              `s${index}`,
              stateOf(child, childOf(path, index), paths),
            ]),
          ),
        }),
  };
}

function edgeOf(edge: Edge, path: string, targets: readonly string[]) {
  const target = edge.target === undefined ? undefined : targets[edge.target % targets.length];
  return {
    ...(target === undefined ? {} : { target: `#random.${target}` }),
    ...(edge.guard === undefined ? {} : { guard: edge.guard }),
    ...(edge.reenter && target !== undefined && path !== "" ? { reenter: true } : {}),
    actions: edge.actions,
  };
}

function childOf(path: string, index: number): string {
  return path === "" ? `s${index}` : `${path}.s${index}`;
}

function defineRandom(config: MachineConfigLiteral): RandomMachine {
  const note =
    (name: string) =>
    (
      { a, b, now }: Readonly<RandomContext>,
      event: RandomEvent,
      params: unknown,
      out: RandomOrders,
    ) =>
      out.note(name, a, b, now, event.type, params);
  const parts = {
    guards: GUARDS,
    updates: {
      mixA: (draft: RandomContext) => void (draft.a = (draft.a * 3 + draft.b + 1) % 7),
      mixB: (draft: RandomContext, event: RandomEvent) =>
        void (draft.b = (draft.b + draft.a + event.type.length) % 5),
    },
    orders: { note: note("note"), other: note("other"), told: note("told") },
    delays: DELAYS,
    config,
  };
  // The names in a random config are data, so that checkMachine alone can compare them.
  const define = defineMachine<RandomContext, RandomEvent, RandomOrders>();
  return define(parts as unknown as Parameters<typeof define>[0]);
}
