import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { PLAIN_SECTIONS, profileOf, providerOf } from "./plain-sections.ts";

const REQUEST = "need/XA/1";
const { states, rosters } = PLAIN_SECTIONS;
/** It lasts until shortly before the second try, so that a first message that is slow meets it too. */
const FAULT = { at: "T+00:30", for: "PT20H" };

/** Faults of links, contact points and providers, and how things go on after them. */
export const HARDSHIP: readonly Behaviour[] = [
  newBehaviour({
    id: "partition-heals",
    sentence: "What is cut off by a partition is asked again and answered when it heals",
    sections: { faults: [{ id: "cut", kind: "partition", link: ["XA", "XB"], ...FAULT }] },
    expect: (journal) => {
      journal.first("lost", { message: `${REQUEST}#1`, reason: "partition" });
      journal.first("fault", { fault: "cut", phase: "fired", request: REQUEST });
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "point-out-of-service",
    sentence: "A contact point that is out of service hears nothing, and answers when it is back",
    sections: { faults: [{ id: "closed", kind: "outage", state: "XB", ...FAULT }] },
    expect: (journal) => {
      journal.first("duty", { node: "XB", duty: "out-of-service" });
      journal.first("lost", { message: `${REQUEST}#1`, reason: "outage" });
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "one-cause-many-faults",
    sentence: "Faults with one cause begin and end together, each under its own name",
    sections: {
      faults: [
        { id: "fire-links", group: "fire", kind: "partition", state: "XB", ...FAULT },
        { id: "fire-desk", group: "fire", kind: "outage", state: "XB", ...FAULT },
      ],
    },
    expect: (journal) => {
      for (const phase of ["began", "ended"] as const) {
        const faults = journal.all("fault", { phase });
        deepStrictEqual(
          faults.map(({ fault }) => fault),
          ["fire-links", "fire-desk"],
        );
      }
      // The message does not even come as far as the contact point.
      journal.first("lost", { message: `${REQUEST}#1`, reason: "partition" });
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "lossy-link",
    sentence: "Messages that a link loses are made good, and each loss is counted",
    sections: {
      faults: [{ id: "storm", kind: "loss", link: ["XA", "XB"], share: 1, ...FAULT }],
    },
    expect: (journal) => {
      journal.first("lost", { message: `${REQUEST}#1`, reason: "link-loss" });
      const lost = journal.all("lost", { reason: "link-loss" }).length;
      journal.count("fault", { fault: "storm", phase: "fired" }, lost);
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "slow-link",
    sentence: "A slow link delays what crosses it",
    sections: {
      faults: [{ id: "slow", kind: "latency", link: ["XA", "XB"], adds: "PT4H", ...FAULT }],
    },
    expect: (journal) => {
      const { at, message } = journal.first("sent", { type: "request" });
      const arrived = journal.first("delivered", { message, node: "XB" });
      ok(arrived.at - at >= 4 * 3_600_000);
    },
  }),
  newBehaviour({
    id: "nobody-comes",
    sentence: "While nobody comes to work tasks wait, and are taken up when somebody does",
    sections: { faults: [{ id: "flu", kind: "no-show", state: "XB", at: "T+00:30", for: "PT3H" }] },
    expect: (journal) => {
      journal.first("delivered", { type: "request", node: "XB" });
      const started = journal.first("task", { node: "XB", task: "acknowledge", phase: "started" });
      ok(started.at >= journal.first("fault", { fault: "flu", phase: "ended" }).at);
    },
  }),
  newBehaviour({
    id: "order-fails-and-is-repeated",
    sentence: "An order that fails for a technical reason is served again as often as allowed",
    sections: {
      providers: { mailhaven: providerOf({ failure_share: 1, retries: 2, retry_after: "PT4H" }) },
    },
    expect: (journal) => {
      journal.count("order", { phase: "sent", request: REQUEST }, 3);
      journal.count("order", { phase: "answered", answer: "failed" }, 3);
      journal.count("sent", { type: "negative" }, 1);
    },
  }),
  newBehaviour({
    id: "provider-refuses",
    sentence: "A provider that refuses for a while is asked again",
    sections: {
      providers: { mailhaven: providerOf({ retries: 5, retry_after: "PT10H" }) },
      faults: [
        {
          id: "no",
          kind: "provider-refusal",
          providers: ["mailhaven"],
          share: 1,
          ...FAULT,
        },
      ],
    },
    expect: (journal) => {
      journal.first("fault", { fault: "no", phase: "fired", request: REQUEST });
      ok(journal.all("order", { phase: "sent" }).length > 1);
      journal.first("hold", { change: "began" });
    },
  }),
  newBehaviour({
    id: "officer-called-out",
    sentence: "An officer on call is rung when a request comes, and comes",
    article: "UN-41.1",
    sections: {
      rosters: {
        ...rosters,
        home: {
          shifts: [
            {
              id: "home",
              from: "00:00",
              to: "00:00",
              officers: 1,
              on_call: true,
              call_out: "PT2H",
            },
          ],
        },
      },
      profiles: profileOf({ acknowledge: "PT10M" }),
      states: { ...states, XB: { ...states.XB, roster: "home" } },
    },
    expect: (journal) => {
      const rung = journal.first("call", { node: "XB", phase: "rung" });
      const came = journal.first("call", { node: "XB", phase: "arrived" });
      ok(came.at - rung.at >= 2 * 3_600_000);
      const started = journal.first("task", { node: "XB", task: "acknowledge", phase: "started" });
      ok(started.at >= came.at);
    },
  }),
];
