import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { profileOf, providerOf, workloadOf } from "./plain-sections.ts";

const REQUEST = "need/XA/1";

/** One request and its answers. */
export const ASKING: readonly Behaviour[] = [
  newBehaviour({
    id: "acknowledged-and-answered",
    sentence: "A request is acknowledged and each of its items is answered",
    article: "UN-41.4",
    sections: { workload: workloadOf({ items: [0, 0, 1] }) },
    expect: (journal) => {
      journal.count("sent", { type: "request", request: REQUEST, from: "XA", to: "XB" }, 1);
      journal.count("delivered", { type: "acknowledgement", request: REQUEST, node: "XA" }, 1);
      for (const item of [0, 1, 2]) {
        journal.count("order", { phase: "sent", request: REQUEST, item }, 1);
        journal.count("hold", { change: "began", request: REQUEST, item, node: "XB" }, 1);
        journal.count("delivered", { type: "confirmation", item, node: "XA" }, 1);
      }
      ok(journal.first("state", { node: "XA", to: "preserved.holding" }));
    },
  }),
  newBehaviour({
    id: "copies-change-nothing",
    sentence: "Copies of a message that a link doubles have no second effect",
    sections: { topology: { kind: "mesh", latency: "PT2S", loss: 0, duplicate: 1 } },
    expect: (journal) => {
      for (const type of ["request", "acknowledgement", "confirmation"] as const) {
        journal.count("sent", { type }, 1);
        journal.count("delivered", { type }, 2);
        journal.count("delivered", { type, again: true }, 1);
      }
      journal.count("order", { phase: "sent" }, 1);
      journal.count("hold", { change: "began" }, 1);
    },
  }),
  newBehaviour({
    id: "duplicate-same-answer",
    sentence: "A request that comes again gets the same answer and has one order",
    sections: { profiles: profileOf({ acknowledge: "PT30H" }) },
    expect: (journal) => {
      const tries = journal.all("sent", { type: "request" }).map((sent) => sent.try);
      deepStrictEqual(tries, [1, 2]);
      journal.count("order", { phase: "sent" }, 1);
      const untils = journal.all("sent", { type: "confirmation" }).map(({ body }) => body?.until);
      deepStrictEqual(new Set(untils).size, 1);
      ok(journal.all("sent", { type: "acknowledgement" }).length > 0);
    },
  }),
  newBehaviour({
    id: "ping-acknowledged",
    sentence: "A ping is over when it is acknowledged",
    sections: { workload: workloadOf({ mix: [{ share: 1, form: "ping", urgency: "routine" }] }) },
    expect: (journal) => {
      deepStrictEqual(journal.endOf(REQUEST), "answered");
      journal.count("order", {}, 0);
      journal.count("task", { node: "XB", task: "check" }, 0);
    },
  }),
  newBehaviour({
    id: "location-answered",
    sentence: "A location query is answered with the State to ask, and nothing is ordered",
    article: "UN-42.2",
    sections: {
      workload: workloadOf({ mix: [{ share: 1, form: "location-query", urgency: "urgent" }] }),
    },
    expect: (journal) => {
      journal.count("delivered", { type: "location-answer", node: "XA" }, 1);
      deepStrictEqual(journal.endOf(REQUEST), "answered");
      journal.count("order", {}, 0);
    },
  }),
  newBehaviour({
    id: "emergency-disclosed",
    sentence: "In an emergency data are disclosed and not merely preserved",
    article: "UN-41.3",
    sections: {
      instruments: {
        second: {
          basis: "BUDAPEST-2AP",
          parties: "all",
          in_force_from: "2027-01-01",
          assumed: true,
        },
      },
      workload: workloadOf({
        mix: [{ share: 1, form: "emergency-disclosure", urgency: "emergency", expires_in: "P80D" }],
      }),
    },
    expect: (journal) => {
      journal.first("order", { phase: "answered", answer: "disclosed" });
      journal.count("delivered", { type: "disclosure", node: "XA" }, 1);
      deepStrictEqual(journal.endOf(REQUEST), "answered");
      journal.count("hold", {}, 0);
    },
  }),
  newBehaviour({
    id: "withdrawn",
    sentence: "A need that goes away is withdrawn, and nothing is done any more",
    article: "UN-42.7",
    sections: {
      profiles: profileOf({ review: "P1D" }),
      workload: workloadOf({ withdrawn_after: "PT20H" }),
    },
    expect: (journal) => {
      journal.count("delivered", { type: "withdrawal", node: "XB" }, 1);
      journal.first("state", { node: "XB", machine: "requested", to: "withdrawn" });
      deepStrictEqual(journal.endOf(REQUEST), "withdrawn");
      journal.count("order", {}, 0);
    },
  }),
  newBehaviour({
    id: "not-held",
    sentence: "What the provider does not hold is answered in the negative",
    article: "BC-27.7",
    sections: { providers: { mailhaven: providerOf({ not_held_share: 1 }) } },
    expect: (journal) => {
      const { body } = journal.first("sent", { type: "negative" });
      deepStrictEqual(body?.negative, "not-held");
      deepStrictEqual(journal.endOf(REQUEST), "negative");
    },
  }),
  newBehaviour({
    id: "deleted-before",
    sentence: "What is deleted before the order reaches the provider is answered in the negative",
    sections: {
      profiles: profileOf({ review: "PT20H" }),
      workload: workloadOf({
        mix: [{ share: 1, form: "preservation", urgency: "urgent", expires_in: "PT10H" }],
      }),
    },
    expect: (journal) => {
      const { body } = journal.first("sent", { type: "negative" });
      deepStrictEqual(body?.negative, "deleted");
      deepStrictEqual(journal.endOf(REQUEST), "negative");
    },
  }),
];
