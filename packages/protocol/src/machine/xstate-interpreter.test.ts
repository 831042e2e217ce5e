import { expect, test } from "vitest";
import { initialTransition, transition } from "xstate";
import {
  sampleContext,
  sampleMachine,
  type SampleEvent,
  type SampleOrders,
} from "../testing/sample-machine.ts";
import { describeMachine, moveKey, publishedMoves } from "./describe-machine.ts";
import { effectRecorder } from "./effect-recorder.ts";
import { defineMachine, type TimerOrders } from "./machine-spec.ts";
import { interpretByXState } from "./xstate-interpreter.ts";

const { out, take } = effectRecorder<SampleOrders>();
const sample = interpretByXState(sampleMachine);
const timer = (name: string) => sample.timers.indexOf(name);

test("orders leave in the order exit, cancel, transition, entry, schedule", () => {
  const instance = sample.start(sampleContext(1000), out);
  expect(sample.states[instance.state]).toBe("waiting");
  expect(take()).toEqual([]);
  expect(sample.step(instance, { type: "received", urgent: true, items: 2 }, out)).toBe(true);
  expect(sample.states[instance.state]).toBe("handling.triage");
  expect(take()).toEqual([
    { type: "send", values: ["acknowledgement"] },
    { type: "schedule", values: [timer("hold@handling"), 5_184_001_000] },
    { type: "ask", values: ["triage"] },
    { type: "schedule", values: [timer("triageLimit@handling.triage"), 601_000] },
  ]);
  instance.context.now = 2000;
  expect(sample.step(instance, { type: "accepted" }, out)).toBe(true);
  expect(take()).toEqual([
    { type: "cancel", values: [timer("triageLimit@handling.triage")] },
    { type: "send", values: ["order"] },
  ]);
  expect([...instance.dues]).toEqual([5_184_001_000, -1, -1, -1, -1]);
});

test("a final child ends its parent once no always transition is left", () => {
  const instance = sample.start(sampleContext(0), out);
  const events: SampleEvent[] = [
    { type: "received", urgent: false, items: 1 },
    { type: "accepted" },
    { type: "itemAnswered", held: true },
  ];
  for (const event of events) expect(sample.step(instance, event, out)).toBe(true);
  expect(sample.states[instance.state]).toBe("holding");
  expect(instance.context.held).toBe(1);
  take();
  instance.context.now = 10;
  expect(sample.fire(instance, timer("hold@holding"), out)).toBe(true);
  expect(sample.isFinal(instance.state)).toBe(true);
  expect(sample.step(instance, { type: "statusAsked" }, out)).toBe(false);
  expect(sample.fire(instance, timer("hold@holding"), out)).toBe(false);
});

test("a step tells whether a transition was taken, one without target included", () => {
  const instance = sample.start(sampleContext(0), out);
  expect(sample.step(instance, { type: "refused" }, out)).toBe(false);
  expect(sample.step(instance, { type: "statusAsked" }, out)).toBe(true);
  expect(sample.fire(instance, timer("hold@holding"), out)).toBe(false);
});

test("every microstep is a move of the published table", () => {
  const moves = publishedMoves(describeMachine(sampleMachine));
  const seen: string[] = [];
  const traced = interpretByXState(sampleMachine, {
    onMicrostep: (from, event, to) => void seen.push(moveKey(from, event, to)),
  });
  const instance = traced.start(sampleContext(0), out);
  traced.step(instance, { type: "received", urgent: false, items: 1 }, out);
  traced.fire(instance, timer("triageLimit@handling.triage"), out);
  traced.step(instance, { type: "accepted" }, out);
  traced.step(instance, { type: "itemAnswered", held: false }, out);
  expect(seen).toEqual([
    "waiting|received|handling.triage",
    "handling.triage|after triageLimit@handling.triage|handling.triage",
    "handling.triage|accepted|handling.ordering",
    "handling.ordering|itemAnswered|handling.ordering",
    "handling.ordering|always|handling.answered",
    "handling.answered|done handling|closed",
  ]);
  expect(seen.filter((move) => !moves.has(move))).toEqual([]);
});

test("XState returns orders, raises with a delay and cancels in the known shapes", () => {
  const [started] = initialTransition(sampleMachine.machine, sampleContext(5));
  const [received, first] = transition(sampleMachine.machine, started, {
    type: "received",
    urgent: false,
    items: 1,
  });
  const shape = ({ type, params }: { type: string; params: unknown }) => ({ type, params });
  const limit = "xstate.after.triageLimit.sample.handling.triage";
  const hold = "xstate.after.hold.sample.handling";
  expect(first.map(shape)).toEqual([
    { type: "send", params: { message: "acknowledgement" } },
    { type: "xstate.raise", params: { id: hold, event: { type: hold }, delay: 5_184_000_000 } },
    { type: "ask", params: { task: "triage" } },
    { type: "xstate.raise", params: { id: limit, event: { type: limit }, delay: 7_200_000 } },
  ]);
  const [, second] = transition(sampleMachine.machine, received, { type: "incomplete" });
  expect(second.map(shape).at(0)).toEqual({ type: "xstate.cancel", params: { sendId: limit } });
});

type Tick = { readonly type: "tick" };
type Clock = { now: number };
const clock = () => defineMachine<Clock, Tick, TimerOrders>();

test("errors at the start, in guards and in delays are thrown", () => {
  const nowhere = effectRecorder<TimerOrders>().out;
  const failing = clock()({
    guards: {
      broken: () => {
        throw new Error("broken guard");
      },
    },
    updates: {},
    orders: {
      refuse: () => {
        throw new Error("broken order");
      },
    },
    delays: { never: () => Number.NaN },
    config: {
      id: "failing",
      initial: "a",
      states: {
        a: { on: { tick: { guard: "broken", target: "b" } } },
        b: { after: { never: "c" } },
        c: { entry: "refuse" },
      },
    },
  });
  const run = interpretByXState(failing);
  expect(() => run.step(run.start({ now: 0 }, nowhere), { type: "tick" }, nowhere)).toThrow(
    "broken guard",
  );
  for (const [initial, message] of [
    ["b", "delay never must be finite"],
    ["c", "broken order"],
  ] as const) {
    const { guards, updates, orders, delays, config } = failing;
    const parts = { guards, updates, orders, delays, config: { ...config, initial } };
    const other = clock()(parts as Parameters<ReturnType<typeof clock>>[0]);
    expect(() => interpretByXState(other).start({ now: 0 }, nowhere)).toThrow(message);
  }
});

test("a machine that does not come to rest is an error", () => {
  const endless = clock()({
    guards: {},
    updates: {},
    orders: {},
    delays: {},
    config: { id: "endless", initial: "a", states: { a: { always: "b" }, b: { always: "a" } } },
  });
  expect(() =>
    interpretByXState(endless).start({ now: 0 }, effectRecorder<TimerOrders>().out),
  ).toThrow("Infinite loop");
});
