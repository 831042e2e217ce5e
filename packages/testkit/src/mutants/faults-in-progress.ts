import { HOUR } from "@contactpoint/engine";
import {
  deskMachine,
  holdMachine,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";
import type { Mutant } from "./mutant.ts";
import { inMachine, inWorld, replaceMethod } from "./places.ts";

/** Faults that leave something undone; most show in the liveness phase alone. */
export const FAULTS_IN_PROGRESS: readonly Mutant[] = [
  {
    id: "lets-a-request-lie",
    rule: "L01",
    sentence: "A request arrives and nobody is asked to acknowledge it.",
    plant: withoutTask("acknowledge"),
  },
  {
    id: "loses-count-of-its-items",
    rule: "L02",
    sentence: "The requesting side never notices that all items are answered.",
    plant: inMachine(requestingMachine, {
      updates: { noteAnswer: () => undefined },
    }),
  },
  {
    id: "forgets-the-second-item",
    rule: "L02",
    sentence: "Of several items only the first is pursued.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "hold", (hold) => (of, item, event) => {
        if (item === 0) hold(of, item, event);
      });
    }),
  },
  {
    id: "waits-for-a-choice-that-came",
    rule: "N03",
    sentence:
      "The answer to a notice of prejudice is filed, and the request closed as if none had come.",
    plant: deafIn("open.awaiting-choice"),
  },
  {
    id: "waits-for-a-supplement-that-came",
    rule: "N03",
    sentence: "Missing items are supplied, and the request is closed as if they had not come.",
    plant: deafIn("open.awaiting-supplement"),
  },
  {
    id: "keeps-a-refusal-to-itself",
    rule: "L03",
    sentence: "A request is refused and the requesting side is not told.",
    plant: inMachine(requestedMachine, { orders: { refuse: () => undefined } }),
  },
  {
    id: "closes-without-a-word",
    rule: "L03",
    sentence: "A request whose question nobody answers is closed, and the other side is not told.",
    plant: inMachine(requestedMachine, { orders: { reportClosed: () => undefined } }),
  },
  {
    id: "says-nothing-again",
    rule: "L02",
    sentence: "An answer that was lost is not said again when the status is asked for.",
    plant: inMachine(requestedMachine, { orders: { repeat: () => undefined } }),
  },
  {
    id: "ends-assistance-without-a-word",
    rule: "L04",
    sentence: "Assistance is refused, the data are released, and no decision leaves.",
    plant: inMachine(requestedMachine, { orders: { refuseAssistance: () => undefined } }),
  },
  {
    id: "keeps-a-file-open-for-ever",
    rule: "L05",
    sentence: "The requested side never notices that nothing is held any more.",
    plant: inMachine(requestedMachine, { updates: { noteEnded: () => undefined } }),
  },
  {
    id: "rings-nobody-at-night",
    rule: "L06",
    sentence: "A desk without officers is closed, although some are on call.",
    plant: inMachine(deskMachine, {
      guards: {
        callable: () => false,
        empty: ({ officers, out }) => !out && officers <= 0,
      },
    }),
  },
  {
    id: "never-recovers-from-an-outage",
    rule: "L07",
    sentence: "A contact point that has failed stays out of service.",
    plant: inMachine(deskMachine, { updates: { recover: () => undefined } }),
  },
  {
    id: "asks-for-ever",
    rule: "L08",
    sentence: "Status queries never stop, answered or not.",
    plant: inMachine(requestingMachine, { guards: { queriesLeft: () => true } }),
  },
  {
    id: "announces-the-end-an-hour-before",
    rule: "L10",
    sentence: "The notice of an end comes too late to ask for more time.",
    plant: inMachine(holdMachine, {
      delays: { noticeDue: (c) => Math.max(0, c.until - HOUR - c.now) },
    }),
  },
];

/** A task of the requested side is never put to anybody. */
function withoutTask(lost: string): Mutant["plant"] {
  return inWorld((world) => {
    replaceMethod(world, "ask", (ask) => (of, machine, item, task) => {
      if (task !== lost) ask(of, machine, item, task);
    });
  });
}

/** The requested side takes no notice of the answer that it waits for. */
function deafIn(waiting: string): Mutant["plant"] {
  return inMachine(requestedMachine, { states: { [waiting]: (state) => ({ ...state, on: {} }) } });
}
