import { DAY } from "@contactpoint/engine";
import { type ConformanceCase } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ASSISTANCE_ASKED,
  HELD_AGAIN,
  PRESERVED,
  TO_ASSISTANCE,
  TO_CHECK,
  TO_HOLD,
  TO_PROVIDER,
} from "./stories.ts";

const EXPIRED: readonly string[] = ["holds 0 released 60d expiry", "says release-notice 0 expiry"];

/** Mutual legal assistance, and the data that wait for it. */
export const ASSISTING_CASES: readonly ConformanceCase[] = [
  defineCase(
    "kept-while-assistance-pending",
    "Data are kept while assistance awaits its decision, however long that takes.",
    { rules: ["S18", "S19", "S20"], musts: ["P-114", "LS-020"] },
    [
      ...TO_ASSISTANCE,
      { pass: 85 * DAY, brings: ["asks renew 0"] },
      { decide: "renew", item: 0, result: "renewed", brings: ["holds 0 renewed 60d"] },
      { pass: 60 * DAY, brings: [] },
      {
        decide: "decide-assistance",
        result: "granted",
        brings: ["holds 0 produced 60d", "says assistance-decision granted"],
      },
    ],
  ),
  defineCase(
    "assistance-granted",
    "Assistance that is granted is told, and the request ends.",
    { rules: ["S13", "S25", "L04", "L05"], musts: ["P-117", "LS-018"], live: true },
    [
      ...TO_ASSISTANCE,
      {
        decide: "decide-assistance",
        result: "granted",
        brings: ["holds 0 produced 60d", "says assistance-decision granted"],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "assistance-refused",
    "Assistance that is refused is told, the data are released, and the request ends.",
    { rules: ["S13", "S19", "L04", "L05"], musts: ["P-117", "LS-018"], live: true },
    [
      ...TO_ASSISTANCE,
      {
        decide: "decide-assistance",
        result: "refused",
        brings: ["holds 0 released 60d assistance-refused", "says assistance-decision refused"],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "assistance-asked-twice",
    "Assistance that is asked for twice is decided once.",
    { rules: ["S10", "S19"], musts: ["P-117", "LS-018"] },
    [...TO_ASSISTANCE, { says: "assistance-request", brings: [] }],
  ),
  defineCase(
    "assistance-in-last-moment",
    "An assistance request a millisecond before the end stops the clock of the hold.",
    { rules: ["S18", "S19"], musts: ["P-114"] },
    [
      ...TO_HOLD,
      { pass: 60 * DAY - 1, brings: ["says expiry-notice 0 60d"] },
      { ...ASSISTANCE_ASKED, after: 0 },
      { pass: 20 * DAY, brings: [] },
      { says: "status-query", brings: ["says status-report assistance-pending", ...HELD_AGAIN] },
    ],
  ),
  defineCase(
    "assistance-too-late",
    "Assistance asked for after the end is answered: nothing is held any more.",
    { rules: ["S11", "S25"], musts: ["P-117", "LS-018"] },
    [
      ...TO_HOLD,
      { pass: 61 * DAY, brings: ["says expiry-notice 0 60d", ...EXPIRED] },
      { says: "assistance-request", brings: [...HELD_AGAIN, "says release-notice expiry"] },
    ],
  ),
  defineCase(
    "assistance-of-nothing",
    "Assistance asked for with what was never held is answered by how the request was closed.",
    { rules: ["S11"], musts: ["P-133", "LS-018"] },
    [
      ...TO_CHECK,
      {
        decide: "check",
        result: "wrong-addressee",
        given: { next_state: "XC", next_provider: "cloudnest" },
        brings: ["says referral XC"],
      },
      {
        says: "assistance-request",
        brings: ["says status-report closed", "repeats acknowledgement", "repeats referral XC"],
      },
    ],
  ),
  defineCase(
    "assistance-decision-said-again",
    "A decision on assistance is said again when it is asked for again.",
    { rules: ["S25"], musts: ["P-109", "P-117"] },
    [
      ...TO_ASSISTANCE,
      {
        decide: "decide-assistance",
        result: "granted",
        brings: ["holds 0 produced 60d", "says assistance-decision granted"],
      },
      {
        says: "assistance-request",
        brings: [...HELD_AGAIN, "repeats assistance-decision granted"],
      },
    ],
  ),
  defineCase(
    "no-extension-while-pending",
    "While assistance is pending nothing has to be extended.",
    { rules: ["S09", "S19"], musts: ["P-116"] },
    [...TO_ASSISTANCE, { says: "extension-request", brings: [] }],
  ),
  defineCase(
    "assistance-before-hold",
    "Assistance asked for before anything is held has no effect.",
    { rules: ["S25"], musts: ["P-117"] },
    [...TO_PROVIDER, { says: "assistance-request", brings: [] }, PRESERVED],
  ),
];
