import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { PLAIN_SECTIONS } from "./plain-sections.ts";

const { states, topology } = PLAIN_SECTIONS;
const HUB = { ...topology, kind: "hub", hub: "XC" };

/** Hubs and other ways through third States. */
export const PASSING_ON: readonly Behaviour[] = [
  newBehaviour({
    id: "hub-forwards",
    sentence: "A hub that forwards passes messages on without anybody's work",
    sections: { topology: { ...HUB, relay: "forward" } },
    expect: (journal) => {
      deepStrictEqual(journal.first("sent", { type: "request" }).route, ["XA", "XC", "XB"]);
      journal.count("relayed", { message: "need/XA/1#1", node: "XC", phase: "arrived" }, 1);
      journal.count("relayed", { message: "need/XA/1#1", node: "XC", phase: "left" }, 1);
      journal.count("task", { node: "XC" }, 0);
      journal.count("delivered", { type: "confirmation", node: "XA" }, 1);
    },
  }),
  newBehaviour({
    id: "hub-handles",
    sentence: "A hub that handles has its officers work on what is asked, and passes answers on",
    sections: { topology: { ...HUB, relay: "handle" } },
    expect: (journal) => {
      journal.count("task", { node: "XC", task: "relay", phase: "finished" }, 1);
      const worked = journal.first("task", { node: "XC", task: "relay", phase: "finished" });
      const arrived = journal.first("delivered", { type: "request", node: "XB" });
      ok(journal.records.indexOf(worked) < journal.records.indexOf(arrived));
      journal.count("delivered", { type: "confirmation", node: "XA" }, 1);
    },
  }),
  newBehaviour({
    id: "two-hubs",
    sentence: "Between two regions messages pass two hubs, in order",
    sections: {
      states: {
        XA: { ...states.XA, region: "west" },
        XB: { ...states.XB, region: "east" },
        XC: { ...states.XC, region: "west" },
        XD: { zone: "Asia/Tokyo", languages: ["en"], region: "east" },
      },
      topology: {
        ...topology,
        kind: "regional-hubs",
        relay: "forward",
        hubs: { west: "XC", east: "XD" },
      },
    },
    expect: (journal) => {
      const { message, route } = journal.first("sent", { type: "request" });
      deepStrictEqual(route, ["XA", "XC", "XD", "XB"]);
      deepStrictEqual(
        journal.all("relayed", { message, phase: "arrived" }).map(({ node }) => node),
        ["XC", "XD"],
      );
      journal.count("delivered", { type: "confirmation", node: "XA" }, 1);
    },
  }),
  newBehaviour({
    id: "hub-down",
    sentence: "While a hub is out of service what passes it is lost, and asked again later",
    sections: {
      topology: { ...HUB, relay: "forward" },
      faults: [{ id: "hub-down", kind: "outage", state: "XC", at: "T+00:30", for: "PT20H" }],
    },
    expect: (journal) => {
      journal.first("lost", { message: "need/XA/1#1", reason: "outage" });
      journal.first("delivered", { type: "request", node: "XB" });
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "copies-through-a-hub",
    sentence:
      "Copies that the links make of a message on both sides of a hub have no second effect",
    sections: { topology: { ...HUB, relay: "handle", duplicate: 1 } },
    expect: (journal) => {
      for (const type of ["request", "acknowledgement", "confirmation"] as const) {
        journal.count("sent", { type }, 1);
        journal.count(
          "relayed",
          { message: journal.first("sent", { type }).message, phase: "arrived" },
          2,
        );
        journal.count("delivered", { type }, 4);
        journal.count("delivered", { type, again: true }, 3);
      }
      journal.count("order", { phase: "sent" }, 1);
    },
  }),
];
