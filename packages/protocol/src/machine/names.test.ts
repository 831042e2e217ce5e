import { expect, test } from "vitest";
import { defineMachine, type TimerOrders } from "./machine-spec.ts";

type Tick = { readonly type: "tick" };

const define = defineMachine<{ now: number }, Tick, TimerOrders, { ask: { task: string } }>();
const good = {
  guards: { may: () => true },
  updates: { count: () => undefined },
  orders: { ask: () => undefined, note: () => undefined },
  delays: { limit: () => 1 },
};

test("a config may use the names of its parts", () => {
  const { tree } = define({
    ...good,
    config: {
      id: "good",
      initial: "a",
      states: {
        a: {
          entry: ["count", "note", { type: "ask", params: { task: "triage" } }],
          on: { tick: { guard: "may", target: "a" } },
          after: { limit: "a" },
        },
      },
    },
  });
  expect(tree.timers.map(({ name }) => name)).toEqual(["limit@a"]);
});

test("tsc and the check refuse names that the parts do not have", () => {
  const id = "bad";
  const initial = "a";
  const guard = () =>
    // @ts-expect-error no such guard
    define({ ...good, config: { id, initial, states: { a: { on: { tick: { guard: "no" } } } } } });
  expect(guard).toThrow("no, which is not among the guards");
  // @ts-expect-error no such action
  const action = () => define({ ...good, config: { id, initial, states: { a: { entry: "no" } } } });
  expect(action).toThrow("no, which is not among the orders");
  const delay = () =>
    // @ts-expect-error no such delay
    define({ ...good, config: { id, initial, states: { a: { after: { no: "a" } } } } });
  expect(delay).toThrow("no, which is not among the delays");
});

test("tsc refuses unknown events and wrong params", () => {
  const id = "bad";
  const initial = "a";
  // @ts-expect-error no such event
  define({ ...good, config: { id, initial, states: { a: { on: { no: "a" } } } } });
  // @ts-expect-error params left out
  define({ ...good, config: { id, initial, states: { a: { entry: "ask" } } } });
  define({
    ...good,
    // @ts-expect-error misspelt param
    config: { id, initial, states: { a: { entry: { type: "ask", params: { tsk: "" } } } } },
  });
  expect(good.orders.ask()).toBeUndefined();
});
