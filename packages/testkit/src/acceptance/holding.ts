import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { providerOf, waitOf } from "./plain-sections.ts";

const REQUEST = "need/XA/1";
const DAY = 86_400_000;
const PLAIN = {
  clock: { start: "2027-01-04T06:00:00Z", duration: "P150D" },
  providers: { mailhaven: providerOf({ retention: "P365D" }) },
  laws: { default: { order_by: "police", order_lasts: "P90D" } },
  escalation: [{ channel: "email", wait: waitOf("P30D") }],
};
/** Nobody asks how things stand. */
const PATIENT = { status_query: { after: waitOf("P300D") } };
const NO_EXTENSION = { ask_before: "P10D", adds: "P60D", granted_share: 1, most: 0 };

/** What becomes of preserved data in the months after. */
export const HOLDING: readonly Behaviour[] = [
  newBehaviour({
    id: "hold-ends",
    sentence: "A hold lasts sixty days, its end is announced, and then the data are released",
    article: "UN-42.8",
    sections: {
      ...PLAIN,
      practice: {
        ...PATIENT,
        assistance: { share: 0 },
        extension: NO_EXTENSION,
        expiry_notice_before: "P10D",
      },
    },
    expect: (journal) => {
      const began = journal.first("hold", { change: "began" });
      ok(began.until - began.at >= 60 * DAY);
      const notice = journal.first("sent", { type: "expiry-notice", from: "XB" });
      const released = journal.first("hold", { change: "released", reason: "expiry" });
      ok(released.at >= began.until);
      ok(notice.at < released.at);
      deepStrictEqual(journal.endOf(REQUEST), "expired");
    },
  }),
  newBehaviour({
    id: "hold-extended",
    sentence: "A hold is extended when the requesting side asks in time",
    article: "UN-42.9",
    sections: {
      ...PLAIN,
      practice: {
        ...PATIENT,
        assistance: { share: 0 },
        extension: { ask_before: "P20D", adds: "P30D", granted_share: 1, most: 1 },
      },
    },
    expect: (journal) => {
      const began = journal.first("hold", { change: "began" });
      const extended = journal.first("hold", { change: "extended" });
      deepStrictEqual(extended.until - began.until, 30 * DAY);
      journal.first("delivered", { type: "extension-decision", node: "XA" });
      const { body } = journal.first("sent", { type: "extension-decision" });
      deepStrictEqual([body?.granted, body?.until], [true, extended.until]);
      const released = journal.first("hold", { change: "released" });
      ok(released.at >= extended.until);
    },
  }),
  newBehaviour({
    id: "extension-refused",
    sentence: "A hold whose extension is refused ends when it would have ended",
    article: "UN-42.9",
    sections: {
      ...PLAIN,
      practice: {
        ...PATIENT,
        assistance: { share: 0 },
        extension: { ask_before: "P20D", adds: "P30D", granted_share: 0, most: 1 },
      },
    },
    expect: (journal) => {
      journal.count("hold", { change: "extended" }, 0);
      deepStrictEqual(journal.first("sent", { type: "extension-decision" }).body?.granted, false);
      deepStrictEqual(journal.endOf(REQUEST), "expired");
    },
  }),
  newBehaviour({
    id: "order-renewed",
    sentence: "A domestic order that is shorter than the hold is renewed before it runs out",
    article: "UN-25.2",
    sections: {
      ...PLAIN,
      laws: { default: { order_by: "police", order_lasts: "P40D" } },
      practice: { ...PATIENT, assistance: { share: 0 }, extension: NO_EXTENSION },
    },
    expect: (journal) => {
      const began = journal.first("hold", { change: "began" });
      const renewed = journal.first("hold", { change: "renewed" });
      ok(renewed.at < began.order_until);
      ok(renewed.order_until > began.order_until);
      deepStrictEqual(renewed.until, began.until);
      journal.count("hold", { change: "lapsed" }, 0);
    },
  }),
  newBehaviour({
    id: "assistance-keeps-the-hold",
    sentence:
      "While assistance is pending the data stay beyond the end of the hold, and are produced",
    article: "UN-42.8",
    sections: {
      ...PLAIN,
      practice: {
        ...PATIENT,
        assistance: { share: 1, lodged_after: "P30D", decided_after: "P70D", granted_share: 1 },
      },
    },
    expect: (journal) => {
      const began = journal.first("hold", { change: "began" });
      journal.first("hold", { change: "suspended" });
      const produced = journal.first("hold", { change: "produced" });
      ok(produced.at > began.until);
      journal.count("hold", { change: "released" }, 0);
      deepStrictEqual(journal.endOf(REQUEST), "produced");
    },
  }),
  newBehaviour({
    id: "assistance-refused",
    sentence: "When assistance is refused the data are released",
    article: "UN-40.21",
    sections: {
      ...PLAIN,
      practice: {
        ...PATIENT,
        assistance: { share: 1, lodged_after: "P30D", decided_after: "P70D", granted_share: 0 },
      },
    },
    expect: (journal) => {
      journal.first("hold", { change: "released", reason: "assistance-refused" });
      deepStrictEqual(journal.endOf(REQUEST), "assistance-refused");
    },
  }),
];
