import fc from "fast-check";
import { expect, test } from "vitest";
import { randomMachine } from "../testing/random-machine.ts";
import { sampleMachine } from "../testing/sample-machine.ts";
import { checkMachine } from "./check-machine.ts";
import type { MachineConfigLiteral } from "./machine-config.ts";
import { defineMachine, type TimerOrders } from "./machine-spec.ts";

/** The faults of a machine whose state `a` has the given fields, beside `b` and compound `c`. */
function faultsOf(a: object, root: object = {}): string[] {
  const states = { a, b: {}, c: { initial: "d", states: { d: {}, e: { type: "final" } } } };
  return checkMachine({ id: "m", initial: "a", states, ...root } as MachineConfigLiteral);
}

const refused: readonly [string, object, string][] = [
  ["parallel states", { type: "parallel", states: {} }, "type parallel"],
  ["history states", { type: "history" }, "type history"],
  ["invoked actors", { invoke: { src: "x" } }, "uses invoke"],
  ["output", { output: 1 }, "uses output"],
  ["routes", { route: {} }, "uses route"],
  ["ids of states", { id: "x" }, "uses id"],
  ["wildcards", { on: { "*": "b" } }, "no event type"],
  ["partial wildcards", { on: { "x.*": "b" } }, "no event type"],
  ["XState's own events", { on: { "xstate.init": "b" } }, "no event type"],
  ["inline actions", { entry: () => undefined }, "an action that is not a name"],
  ["inline guards", { on: { x: { guard: () => true } } }, "not a plain name"],
  ["combined guards", { on: { x: { guard: { type: "and" } } } }, "not a plain name"],
  ["computed params", { exit: { type: "x", params: () => 1 } }, "computes the params"],
  ["built-in actions", { entry: { type: "xstate.raise" } }, "XState's own action"],
  ["always without a target", { always: { guard: "x" } }, "always without a target"],
  ["always into itself", { always: { guard: "x", target: "a" } }, "always into itself"],
  ["always into a descendant", { initial: "f", states: { f: {} }, always: ".f" }, "always into"],
  ["state keys like integers", { initial: "1", states: { 1: {} } }, "which reorders"],
  ["state keys with dots", { initial: "x.y", states: { "x.y": {} } }, "unusable state key"],
  ["numeric delays", { after: { 100: "b" } }, "unnamed delay"],
  ["actions on initial", { initial: { target: "f" }, states: { f: {} } }, "by its name alone"],
  ["a missing initial state", { initial: "g", states: { f: {} } }, "no initial state g"],
  ["re-entering the root", { on: { x: "#m" } }, "re-enter the root"],
  ["targets that do not exist", { on: { x: "z" } }, 'no target "z"'],
  ["targets in other machines", { on: { x: "#n.a" } }, "no target"],
  ["several targets", { on: { x: { target: ["b"] } } }, "no target"],
  ["reenter without a target", { on: { x: { reenter: true } } }, "without a target"],
  ["lists of mere targets", { on: { x: ["b"] } }, "no transition"],
  ["transitions out of final states", { type: "final", on: { x: "b" } }, "is final"],
  ["completion of leaves", { onDone: "b" }, "onDone but no states"],
  ["misspelt fields of transitions", { on: { x: { traget: "b" } } }, "with traget"],
];

for (const [form, a, message] of refused) {
  test(`${form} are refused`, () => {
    expect(faultsOf(a).join()).toContain(message);
  });
}

test("the root may neither complete, nor be final, nor re-enter", () => {
  expect(faultsOf({}, { onDone: ".b" }).join()).toContain("cannot have onDone");
  expect(faultsOf({}, { type: "final" }).join()).toContain("cannot be final");
  expect(faultsOf({}, { on: { x: { target: ".b", reenter: true } } }).join()).toContain("re-enter");
  expect(faultsOf({}, { id: "m.n" }).join()).toContain("needs an id");
});

test("all allowed forms pass", () => {
  const forms = {
    on: { x: ["b", "c", "c.d", "#m.c.e", "a"].map((target) => ({ target })), y: {}, z: "b" },
    after: {
      limit: [
        { guard: "g", target: "b" },
        { target: "a", reenter: true },
      ],
    },
    always: { guard: "g", target: "c" },
    meta: { article: "29" },
  };
  expect(faultsOf(forms)).toEqual([]);
  expect(checkMachine(sampleMachine.config, sampleMachine)).toEqual([]);
  fc.assert(
    fc.property(randomMachine(), ({ config }) => checkMachine(config).length === 0),
    { seed: 29 },
  );
});

test("a name that is both an update and an order is refused", () => {
  const both = { guards: {}, updates: { x: 0 }, orders: { x: 0 }, delays: {} };
  expect(checkMachine(sampleMachine.config, both).join()).toContain(
    "both an update and an order x",
  );
});

test("defining a faulty machine throws every fault", () => {
  const define = defineMachine<{ now: number }, { type: "x" }, TimerOrders>();
  const faulty = () =>
    define({
      guards: {},
      updates: {},
      orders: {},
      delays: {},
      config: { id: "m", initial: "z", states: { a: { on: { x: "y" } } } },
    });
  expect(faulty).toThrow('machine m: root has no initial state z; a has no target "y"');
});
