import { DAY, MINUTE } from "@contactpoint/engine";
import type { ConformanceCase, CrashStep, Step } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACKNOWLEDGED,
  COMMANDED,
  HELD_AGAIN,
  ORDERED,
  PRESERVED,
  TO_ASSISTANCE,
  TO_HOLD,
  TO_ORDER,
  TO_PROVIDER,
} from "./stories.ts";

const RESTARTED: Step = { restart: "full", brings: [] };
const PROVIDER_ANSWERS: CrashStep["during"] = { provider: "preserved" };
const OFFICER_ORDERS: CrashStep["during"] = { decide: "order", item: 0, result: "ordered" };
const REQUEST_COMES: CrashStep["during"] = { says: "request" };

const BEGUN = ["holds 0 began 60d", "says confirmation 0 60d"];
/** When the first message of a case is sent. */
const SENT = 1_798_804_860_000;

/** What a crash leaves behind. */
export const CRASHING_CASES: readonly ConformanceCase[] = [
  defineCase(
    "crash-before-write-takes-again",
    "What was not stored before a crash is taken when it comes again.",
    { rules: ["S22", "L09"], musts: ["P-060", "LS-009", "LS-011"] },
    [
      { crash: "before-write", during: REQUEST_COMES, brings: [] },
      { restart: "full", brings: ["asks acknowledge"] },
      ACKNOWLEDGED,
    ],
  ),
  defineCase(
    "crash-before-send-says-later",
    "What was stored and had not left before a crash leaves after it, once.",
    { rules: ["S01", "S30"], musts: ["P-062", "LS-010", "LS-011"] },
    [
      { says: "request", brings: ["asks acknowledge"] },
      {
        crash: "before-send",
        during: { decide: "acknowledge", result: "acknowledged" },
        brings: [],
      },
      { restart: "full", brings: ["says acknowledgement", "asks check"] },
      { decide: "check", result: "complete", brings: ["asks review"] },
    ],
  ),
  defineCase(
    "crash-after-send-says-nothing",
    "What had left before a crash does not leave again.",
    { rules: ["S22", "S30"], musts: ["LS-009", "LS-010"] },
    [
      { says: "request", brings: ["asks acknowledge"] },
      {
        crash: "after-send",
        during: { decide: "acknowledge", result: "acknowledged" },
        brings: ["says acknowledgement", "asks check"],
      },
      RESTARTED,
      { says: "request", brings: ["repeats acknowledgement"] },
    ],
  ),
  ...(["before-write", "before-send", "after-send"] as const).map((point) =>
    defineCase(
      `order-once-${point}`,
      `A crash ${point.replace("-", " ")} while an order is placed does not place it twice.`,
      { rules: ["S04", "S21"], musts: ["P-109", "LS-010"] },
      [
        ...TO_ORDER,
        {
          crash: point,
          during: OFFICER_ORDERS,
          brings: point === "after-send" ? ["orders 0 mailhaven 1"] : [],
        },
        { restart: "full", brings: point === "after-send" ? [] : ["orders 0 mailhaven 1"] },
        { says: "request", brings: ["repeats acknowledgement"] },
        PRESERVED,
      ],
    ),
  ),
  ...(["before-write", "before-send", "after-send"] as const).map((point) =>
    defineCase(
      `confirmed-${point}`,
      `A crash ${point.replace("-", " ")} while a provider answers leaves one hold and one confirmation.`,
      { rules: ["S05", "S18", "S21"], musts: ["LS-010", "LS-011"] },
      [
        ...TO_PROVIDER,
        { crash: point, during: PROVIDER_ANSWERS, brings: point === "after-send" ? BEGUN : [] },
        { restart: "full", after: 0, brings: point === "after-send" ? [] : BEGUN },
        { says: "request", brings: HELD_AGAIN },
      ],
    ),
  ),
  defineCase(
    "deadlines-survive",
    "The end of a hold, and its notice, come as announced after a crash.",
    { rules: ["S18", "S22", "S24"], musts: ["P-115", "LS-009"] },
    [
      ...TO_HOLD,
      {
        crash: "after-send",
        during: { says: "status-query" },
        brings: ["says status-report holding", ...HELD_AGAIN],
      },
      RESTARTED,
      { pass: 53 * DAY, brings: ["says expiry-notice 0 60d"] },
      { crash: "before-write", during: { says: "status-query" }, brings: [] },
      { restart: "full", brings: ["says status-report holding", ...HELD_AGAIN] },
      { pass: 7 * DAY, brings: ["holds 0 released 60d expiry", "says release-notice 0 expiry"] },
    ],
  ),
  defineCase(
    "own-tries-survive",
    "One's own request is sent again on time after a crash.",
    { rules: ["S10", "S22"], musts: ["LS-009"] },
    [
      COMMANDED,
      {
        crash: "after-send",
        during: { says: "acknowledgement", request: "case/XB/9" },
        brings: ["rejects unknown-request"],
      },
      RESTARTED,
      { pass: 59 * MINUTE, brings: ["repeats request"] },
    ],
  ),
  defineCase(
    "pending-assistance-survives",
    "Data are kept after a crash while assistance is pending.",
    { rules: ["S19", "S22"], musts: ["P-114", "LS-009"] },
    [
      ...TO_ASSISTANCE,
      { crash: "before-write", during: { says: "assistance-request" }, brings: [] },
      RESTARTED,
      { pass: 70 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "duplicates-known-after-restart",
    "A message that came before a crash is known after it.",
    { rules: ["S03", "S22"], musts: ["P-063", "LS-009", "LS-015"] },
    [
      { says: "request", brings: ["asks acknowledge"] },
      { crash: "before-write", during: { says: "status-query" }, brings: [] },
      { restart: "full", brings: ["says status-report received"] },
      { says: "request", number: 1, fields: { sent_at: SENT }, brings: [] },
      { says: "request", fields: { urgency: "routine" }, brings: ["rejects request-id-reused"] },
    ],
  ),
  defineCase(
    "many-crashes",
    "A node that crashes at every step comes to the same end.",
    { rules: ["S04", "S18", "S29", "S30", "L09"], musts: ["LS-009", "LS-010"], live: true },
    [
      { crash: "before-send", during: REQUEST_COMES, brings: [] },
      { restart: "full", brings: ["asks acknowledge"] },
      {
        crash: "before-write",
        during: { decide: "acknowledge", result: "acknowledged" },
        brings: [],
      },
      { restart: "full", brings: ["says acknowledgement", "asks check"] },
      { crash: "before-send", during: { decide: "check", result: "complete" }, brings: [] },
      { restart: "full", brings: ["asks review"] },
      {
        crash: "after-send",
        during: { decide: "review", result: "accepted" },
        brings: ["asks order 0"],
      },
      RESTARTED,
      ORDERED,
      PRESERVED,
    ],
  ),
  defineCase(
    "stale-store-takes-again",
    "A node that has lost the last thing it stored takes it again when it comes again.",
    { rules: ["S04", "L09"], musts: ["LS-009"], profile: "extended" },
    [
      ...TO_ORDER,
      {
        crash: "before-send",
        during: { says: "status-query" },
        brings: [],
      },
      { restart: "stale", brings: [] },
      ORDERED,
      PRESERVED,
    ],
  ),
  defineCase(
    "empty-store-begins-anew",
    "A node that has lost everything takes the request as new.",
    { rules: ["L09"], musts: ["LS-009"], profile: "extended" },
    [
      { says: "request", brings: ["asks acknowledge"] },
      { crash: "before-write", during: { says: "status-query" }, brings: [] },
      { restart: "empty", brings: ["rejects unknown-request"] },
      { says: "request", brings: ["asks acknowledge"] },
    ],
  ),
];
