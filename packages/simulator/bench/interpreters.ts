import { interpretByXState, type Interpreter } from "@contactpoint/protocol";
import {
  sampleContext,
  type SampleContext,
  type SampleEvent,
  sampleMachine,
  type SampleOrders,
} from "@contactpoint/protocol/testing";
import { initialTransition, transition } from "xstate";
import { compileMachine } from "../src/index.ts";

// One request from arrival to the end of its hold, with a question, two reminders and two items;
// a number stands for a timer that comes due.
const received: SampleEvent = { type: "received", urgent: false, items: 2 };
const yes: SampleEvent = { type: "itemAnswered", held: true };
const no: SampleEvent = { type: "itemAnswered", held: false };
const compiled = compileMachine(sampleMachine);
const timer = (name: string): number => compiled.timers.indexOf(name);
const script: readonly (SampleEvent | number)[] = [
  received,
  { type: "incomplete" },
  timer("reminder@handling.completing.asked"),
  timer("reminder@handling.completing.reminded"),
  { type: "completed" },
  { type: "statusAsked" },
  timer("triageLimit@handling.triage"),
  { type: "accepted" },
  yes,
  { type: "statusAsked" },
  no,
  timer("hold@holding"),
];

let sum = 0;
const out: SampleOrders = {
  schedule: (number, due) => void (sum += number + due),
  cancel: (number) => void (sum += number),
  ask: (task) => void (sum += task.length),
  send: (message) => void (sum += message.length),
  count: (tries) => void (sum += tries),
};

function ride(
  run: Interpreter<SampleContext, SampleEvent, SampleOrders>,
  requests: number,
): number {
  let ended = 0;
  for (let request = 0; request < requests; request++) {
    const instance = run.start(sampleContext(request), out);
    for (const item of script) {
      instance.context.now += 1000;
      if (typeof item === "number") run.fire(instance, item, out);
      else run.step(instance, item, out);
    }
    if (run.isFinal(instance.state)) ended++;
  }
  return ended;
}

/** Steps alone, without starts and ends: a question goes to and fro. */
const cycle: readonly SampleEvent[] = [
  { type: "incomplete" },
  { type: "statusAsked" },
  { type: "incomplete" },
  { type: "completed" },
  { type: "completed" },
];

function rideRound(
  run: Interpreter<SampleContext, SampleEvent, SampleOrders>,
  cycles: number,
): number {
  const instance = run.start(sampleContext(0), out);
  run.step(instance, received, out);
  for (let count = 0; count < cycles; count++) {
    for (const event of cycle) {
      instance.context.now += 1000;
      run.step(instance, event, out);
    }
  }
  return cycles;
}

function ridePublic(requests: number): number {
  const { machine, tree } = sampleMachine;
  const events = script.map((item) => {
    const due = typeof item === "number" ? tree.timers[item] : undefined;
    return due === undefined
      ? item
      : { type: `xstate.after.${due.delay}.${tree.id}.${due.node.path}` };
  });
  let ended = 0;
  for (let request = 0; request < requests; request++) {
    let [snapshot] = initialTransition(machine, sampleContext(request));
    for (const event of events) [snapshot] = transition(machine, snapshot, event);
    if (snapshot.status === "done") ended++;
  }
  return ended;
}

/** Steps per second, the best of five. */
function measure(
  name: string,
  run: (requests: number) => number,
  requests: number,
  steps = script.length + 1,
): number {
  run(Math.ceil(requests / 10));
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    if (run(requests) !== requests) throw new Error(`${name}: not every request ended`);
    best = Math.max(best, (requests * steps * 1000) / (performance.now() - begun));
  }
  console.log(`${name.padEnd(32)} ${(best / 1e6).toFixed(3).padStart(8)} M steps/s`);
  return best;
}

const byXState = interpretByXState(sampleMachine);
console.log("steps alone");
measure("  compiled", (cycles) => rideRound(compiled, cycles), 500_000, cycle.length);
measure("  XState, one scope", (cycles) => rideRound(byXState, cycles), 5000, cycle.length);
console.log("whole requests, each start counted as a step");
const fast = measure("  compiled", (requests) => ride(compiled, requests), 300_000);
const scoped = measure("  XState, one scope", (requests) => ride(byXState, requests), 3000);
const open = measure("  XState, public transition()", ridePublic, 1000);
console.log(
  `compiled / one scope ${(fast / scoped).toFixed(0)}, / public ${(fast / open).toFixed(0)}`,
);
if (Number.isNaN(sum)) throw new Error("an order carried no number");
