import { DAY } from "@contactpoint/engine";
import { type ConformanceCase, type Step, statedData } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACKNOWLEDGED,
  COMPLETE,
  HELD_AGAIN,
  ORDERED,
  PRESERVED,
  TO_HOLD,
  TO_PROVIDER,
} from "./stories.ts";

const EXTENSION_ASKED: Step = { says: "extension-request", brings: ["asks extend"] };
const EXTENDED: Step = {
  decide: "extend",
  result: "granted",
  brings: ["holds 0 extended 120d", "says extension-decision granted 120d"],
};
const RENEWED: Step = {
  decide: "renew",
  item: 0,
  result: "renewed",
  brings: ["holds 0 renewed 120d"],
};
const EXPIRED: readonly string[] = ["holds 0 released 60d expiry", "says release-notice 0 expiry"];

/** How long data are held, and what ends it. */
export const HOLDING_CASES: readonly ConformanceCase[] = [
  defineCase(
    "end-announced",
    "The end of a hold is announced a week before.",
    { rules: ["S24", "L10"], musts: ["P-115", "LS-020"], live: true },
    [
      ...TO_HOLD,
      { pass: 53 * DAY - 1, brings: [] },
      { pass: 1, brings: ["says expiry-notice 0 60d"] },
      { pass: 7 * DAY - 1, brings: [] },
      { pass: 1, brings: EXPIRED },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "not-ended-before-sixty-days",
    "A hold does not end a millisecond before its sixty days, and ends then.",
    { rules: ["S18", "S20", "S24"], musts: ["P-113", "LS-020"] },
    [
      ...TO_HOLD,
      { pass: 60 * DAY - 1, brings: ["says expiry-notice 0 60d"] },
      { says: "status-query", after: 0, brings: ["says status-report holding", ...HELD_AGAIN] },
      { pass: 1, brings: EXPIRED },
      { says: "status-query", after: 0, brings: ["says status-report closed", ...HELD_AGAIN] },
    ],
  ),
  defineCase(
    "confirmation-stands-after-end",
    "After the end a confirmation is said again as it was.",
    { rules: ["S11", "S18"], musts: ["P-109", "LS-017"] },
    [
      ...TO_HOLD,
      { pass: 61 * DAY, brings: ["says expiry-notice 0 60d", ...EXPIRED] },
      { says: "request", brings: HELD_AGAIN },
    ],
  ),
  defineCase(
    "longer-preservation",
    "Where the terms are longer than sixty days, data are held as long as they say.",
    { rules: ["S18", "S24"], musts: ["P-113"], terms: { preservation: 75 * DAY } },
    [
      ...TO_PROVIDER,
      { provider: "preserved", brings: ["holds 0 began 75d", "says confirmation 0 75d"] },
      {
        pass: 75 * DAY,
        brings: [
          "says expiry-notice 0 75d",
          "holds 0 released 75d expiry",
          "says release-notice 0 expiry",
        ],
      },
    ],
  ),
  defineCase(
    "extension-decided-by-officer",
    "An officer decides on an extension; until then the old end stands.",
    { rules: ["S16", "S20"], musts: ["P-116", "LS-018"] },
    [
      ...TO_HOLD,
      { pass: 50 * DAY, brings: [] },
      EXTENSION_ASKED,
      { pass: DAY, brings: [] },
      EXTENDED,
    ],
  ),
  defineCase(
    "extended-hold-lasts",
    "An extended hold lasts to its new end, which is announced too.",
    { rules: ["S16", "S18", "S20", "S24", "L10"], musts: ["P-115", "P-116"], live: true },
    [
      ...TO_HOLD,
      { pass: 50 * DAY, brings: [] },
      EXTENSION_ASKED,
      EXTENDED,
      { pass: 35 * DAY, brings: ["asks renew 0"] },
      RENEWED,
      {
        pass: 36 * DAY,
        brings: [
          "says expiry-notice 0 120d",
          "holds 0 released 120d expiry",
          "says release-notice 0 expiry",
        ],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "extension-refused",
    "A refused extension leaves the old end, and says which it is.",
    {
      rules: ["S15", "S20", "S24"],
      musts: ["P-116", "LS-018"],
      // There is a ground to refuse the request; once it is confirmed that is too late.
      circumstances: ["essential-interests"],
    },
    [
      ...TO_HOLD,
      { pass: 50 * DAY, brings: [] },
      EXTENSION_ASKED,
      { decide: "extend", result: "refused", brings: ["says extension-decision refused 60d"] },
      { pass: 10 * DAY, brings: ["says expiry-notice 0 60d", ...EXPIRED] },
    ],
  ),
  defineCase(
    "extension-asked-twice-at-once",
    "Two requests for an extension at once are one task and one decision.",
    { rules: ["S16", "S20"], musts: ["P-116", "P-123"] },
    [...TO_HOLD, EXTENSION_ASKED, { says: "extension-request", brings: [] }, EXTENDED],
  ),
  defineCase(
    "extended-twice",
    "A second extension adds to the first.",
    { rules: ["S16", "S20"], musts: ["P-116"] },
    [
      ...TO_HOLD,
      EXTENSION_ASKED,
      EXTENDED,
      EXTENSION_ASKED,
      {
        decide: "extend",
        result: "granted",
        brings: ["holds 0 extended 180d", "says extension-decision granted 180d"],
      },
    ],
  ),
  defineCase(
    "extension-decision-said-again",
    "A decision on an extension is said again with all other answers.",
    { rules: ["S05"], musts: ["P-109", "LS-017"] },
    [
      ...TO_HOLD,
      EXTENSION_ASKED,
      EXTENDED,
      { says: "request", brings: [...HELD_AGAIN, "repeats extension-decision granted 120d"] },
    ],
  ),
  defineCase(
    "extension-after-notice",
    "After an extension the new end is announced anew.",
    { rules: ["S16", "S20"], musts: ["P-115", "P-116"] },
    [
      ...TO_HOLD,
      { pass: 54 * DAY, brings: ["says expiry-notice 0 60d"] },
      EXTENSION_ASKED,
      EXTENDED,
      { pass: 30 * DAY, brings: ["asks renew 0"] },
      RENEWED,
      { pass: 30 * DAY, brings: ["says expiry-notice 0 120d"] },
    ],
  ),
  defineCase(
    "extension-too-late",
    "An extension of what has ended has no effect.",
    { rules: ["S09", "S11"], musts: ["P-116", "P-122"] },
    [
      ...TO_HOLD,
      { pass: 61 * DAY, brings: ["says expiry-notice 0 60d", ...EXPIRED] },
      { says: "extension-request", brings: [] },
    ],
  ),
  defineCase(
    "extension-lengthens-all-items",
    "An extension lengthens the hold of every item, and states the earliest end.",
    { rules: ["S16", "S20"], musts: ["P-116", "LS-018"] },
    [
      {
        says: "request",
        fields: { data: statedData("mailhaven", 2) },
        brings: ["asks acknowledge"],
      },
      ACKNOWLEDGED,
      COMPLETE,
      { decide: "review", result: "accepted", brings: ["asks order 0", "asks order 1"] },
      ORDERED,
      { decide: "order", item: 1, result: "ordered", brings: ["orders 1 mailhaven 1"] },
      PRESERVED,
      {
        provider: "preserved",
        item: 1,
        after: DAY,
        brings: ["holds 1 began 61d", "says confirmation 1 60d"],
      },
      EXTENSION_ASKED,
      {
        decide: "extend",
        result: "granted",
        brings: [
          "holds 0 extended 120d",
          "holds 1 extended 121d",
          "says extension-decision granted 120d",
        ],
      },
    ],
  ),
  defineCase(
    "order-renewed",
    "A domestic order is renewed before it runs out, where the hold lasts longer.",
    { rules: ["S20"], musts: ["LS-020"] },
    [
      ...TO_HOLD,
      EXTENSION_ASKED,
      EXTENDED,
      { pass: 83 * DAY - 1, brings: ["asks renew 0"] },
      RENEWED,
      { pass: 30 * DAY, brings: ["says expiry-notice 0 120d"] },
    ],
  ),
  defineCase(
    "renewal-forgotten",
    "Where the renewal is forgotten the order runs out, and the requester is told.",
    { rules: ["S11"], musts: ["P-115", "LS-020"], breaks: ["S24", "L10"] },
    [
      ...TO_HOLD,
      EXTENSION_ASKED,
      EXTENDED,
      { pass: 84 * DAY, brings: ["asks renew 0"] },
      { decide: "renew", item: 0, result: "forgotten", brings: [] },
      {
        pass: 7 * DAY,
        brings: ["holds 0 lapsed 120d order-ran-out", "says release-notice 0 lapsed"],
      },
    ],
  ),
];
