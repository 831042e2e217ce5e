import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import type { JournalView } from "./journal-view.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { PLAIN_SECTIONS, waitOf } from "./plain-sections.ts";

const REQUEST = "need/XA/1";
const DAY = 86_400_000;
const { states, rosters, escalation } = PLAIN_SECTIONS;
const [EMAIL, PHONE] = escalation;
const NEVER = { reach: 0, delay: "PT1M" };
const AT_HOME = {
  shifts: [
    { id: "night", from: "00:00", to: "00:00", officers: 2, on_call: true, call_out: "PT1H" },
  ],
};

/** How a request gets through where the first way is closed. */
export const REACHING: readonly Behaviour[] = [
  newBehaviour({
    id: "silence-escalates",
    sentence: "A request that is lost in silence is sent again by the next channel after the wait",
    article: "UN-41.6",
    sections: { channels: { email: { ...NEVER, tells_failure: false } } },
    expect: (journal) => {
      journal.first("lost", { reason: "unreached", told: false });
      deepStrictEqual(waysOf(journal).slice(0, 2), ["1 email", "2 phone"]);
      const [first, second] = journal.all("sent", { type: "request" });
      ok(first !== undefined && second !== undefined && second.at - first.at >= DAY);
      journal.first("delivered", { message: second.message, node: "XB" });
    },
  }),
  newBehaviour({
    id: "bounce-escalates-at-once",
    sentence: "Where a channel tells that it failed the next one is tried at once",
    sections: { channels: { email: { ...NEVER, tells_failure: true } }, escalation: patient() },
    expect: (journal) => {
      journal.first("lost", { reason: "unreached", told: true });
      deepStrictEqual(waysOf(journal), ["1 email", "2 phone"]);
      journal.first("delivered", { type: "request", node: "XB" });
    },
  }),
  newBehaviour({
    id: "next-officer-rung",
    sentence: "The rung of the next officer rings that officer",
    article: "UN-41.1",
    sections: {
      rosters: { ...rosters, home: AT_HOME },
      profiles: {
        ...PLAIN_SECTIONS.profiles,
        deaf: { extends: "default", error: { sleep_through: 0.9 } },
      },
      states: { ...states, XB: { ...states.XB, roster: "home", profile: "deaf" } },
      practice: { ...PLAIN_SECTIONS.practice, call_again_after: "PT20H" },
      escalation: [EMAIL, { ...PHONE, kind: "next-officer", tries: 5 }],
    },
    expect: (journal) => {
      const ringing = journal.first("delivered", { type: "request", message: `${REQUEST}#3` });
      const before = journal.all("call", { node: "XB", phase: "rung" });
      ok(
        before.some(({ at }) => at >= ringing.at),
        "nobody is rung when the second try arrives",
      );
      ok(
        before.some(({ at }) => at < ringing.at),
        "nobody is rung when the first try arrives",
      );
    },
  }),
  newBehaviour({
    id: "wrong-entry-and-secretariat",
    sentence: "Where the register is wrong the secretariat gives the right details",
    article: "UN-41.2",
    sections: {
      register: {
        wrong_share: 0,
        secretariat: "PT2H",
        entries: [{ state: "XB", valid_until: "T+00:10", circulated: "T+3d20:00" }],
      },
      escalation: [EMAIL, { kind: "secretariat", channel: "email", wait: waitOf("P1D") }],
    },
    expect: (journal) => {
      journal.first("lost", { reason: "wrong-entry" });
      journal.first("state", { node: "XA", to: "pursuing.obtaining-details" });
      const [, second] = journal.all("sent", { type: "request" });
      ok(second !== undefined);
      journal.first("delivered", { message: second.message, node: "XB" });
    },
  }),
  newBehaviour({
    id: "another-network",
    sentence: "Members of another network reach each other by its link, and are answered by it",
    sections: {
      networks: { older: ["XA", "XB"] },
      channels: { email: { ...NEVER, tells_failure: true }, wire: { reach: 1, delay: "PT1M" } },
      topology: {
        kind: "hub",
        hub: "XC",
        relay: "forward",
        latency: "PT2S",
        loss: 0,
        duplicate: 0,
      },
      escalation: [
        EMAIL,
        { kind: "network", network: "older", channel: "wire", wait: waitOf("P1D") },
      ],
    },
    expect: (journal) => {
      const [first, second] = journal.all("sent", { type: "request" });
      deepStrictEqual(first?.route, ["XA", "XC", "XB"]);
      deepStrictEqual([second?.route, second?.channel], [["XA", "XB"], "wire"]);
      const answer = journal.first("sent", { type: "acknowledgement" });
      deepStrictEqual([answer.route, answer.channel], [["XB", "XA"], "wire"]);
    },
  }),
  newBehaviour({
    id: "gives-up-at-the-end",
    sentence: "Who has tried every rung in vain gives up",
    sections: { faults: [{ id: "cut", kind: "partition", state: "XB", at: "T+00:00" }] },
    expect: (journal) => {
      deepStrictEqual(waysOf(journal), ["1 email", "2 phone"]);
      deepStrictEqual(journal.endOf(REQUEST), "gave-up");
      journal.count("delivered", {}, 0);
    },
  }),
  newBehaviour({
    id: "closed-channel",
    sentence: "A channel with office hours takes nothing while nobody is there",
    sections: {
      rosters: {
        ...rosters,
        office: { shifts: [{ id: "day", from: "09:00", to: "17:00", officers: 2 }] },
      },
      states: { ...states, XB: { ...states.XB, roster: "office" } },
      channels: { email: { reach: 1, delay: "PT1M", hours: "desk", tells_failure: true } },
      escalation: patient(),
    },
    expect: (journal) => {
      // 07:20 in Paris is 02:20 in Chicago.
      journal.first("lost", { message: `${REQUEST}#1`, reason: "unreached" });
      deepStrictEqual(waysOf(journal), ["1 email", "2 phone"]);
      ok(journal.all("delivered", { type: "acknowledgement", node: "XA" }).length > 0);
    },
  }),
];

/** Waits that end long after the scenario. */
function patient(): readonly object[] {
  return escalation.map((rung) => ({ ...rung, wait: waitOf("P30D") }));
}

/** Number and channel of each try. */
function waysOf(journal: JournalView): string[] {
  return journal.all("sent", { type: "request" }).map((sent) => `${sent.try} ${sent.channel}`);
}
