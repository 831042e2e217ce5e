import { DAY } from "@contactpoint/engine";
import { FULLY_STATED, STATED } from "../conformance/index.ts";
import { defineCase } from "./define-case.ts";
import {
  ACKNOWLEDGED,
  COMPLETE,
  RECEIVED,
  SUPPLEMENTED,
  TO_CHECK,
  TO_REVIEW,
  TO_SUPPLEMENT,
} from "./stories.ts";

/** How a request is received, checked and completed. */
export const OPENING_CASES = [
  defineCase(
    "acknowledged-by-officer",
    "An acknowledgement is said when an officer has read the request, and not before.",
    { rules: ["S01", "S02"], musts: ["P-104", "LS-018"], twice: true },
    [RECEIVED, { pass: DAY, brings: [] }, ACKNOWLEDGED],
  ),
  defineCase(
    "ping-ends-acknowledged",
    "A ping is acknowledged and asks for nothing more.",
    { rules: ["S01", "S11", "L01", "L05"], musts: ["P-104", "LS-018"], live: true },
    [
      {
        says: "request",
        fields: { form: "ping", urgency: "routine" },
        without: STATED,
        brings: ["asks acknowledge"],
      },
      { decide: "acknowledge", result: "acknowledged", brings: ["says acknowledgement"] },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "complete-goes-to-review",
    "A complete request is reviewed.",
    { rules: ["S09", "S12"], musts: ["LS-018", "LS-022"] },
    TO_REVIEW,
  ),
  defineCase(
    "missing-item-asked-for",
    "An item that the request must state and does not is asked for.",
    { rules: ["S02", "S12"], musts: ["P-105", "LS-018"] },
    TO_SUPPLEMENT,
  ),
  defineCase(
    "several-items-asked-for",
    "All items that are missing are asked for at once.",
    { rules: ["S02"], musts: ["P-105"] },
    [
      { says: "request", without: ["offence", "location"], brings: ["asks acknowledge"] },
      ACKNOWLEDGED,
      {
        decide: "check",
        result: "incomplete",
        given: { missing: ["offence", "location"] },
        brings: ["says missing-items-request offence location"],
      },
    ],
  ),
  defineCase(
    "supplement-checked-again",
    "What a supplement adds is checked like the request.",
    { rules: ["S09", "S12"], musts: ["P-105", "LS-018"] },
    [...TO_SUPPLEMENT, SUPPLEMENTED, COMPLETE],
  ),
  defineCase(
    "supplement-not-enough",
    "A supplement that is not enough is followed by another question.",
    { rules: ["S02", "S10"], musts: ["P-105", "LS-018"] },
    [
      ...TO_SUPPLEMENT,
      SUPPLEMENTED,
      {
        decide: "check",
        result: "incomplete",
        given: { missing: ["offence"] },
        brings: ["says missing-items-request offence"],
      },
      { says: "supplement", brings: ["asks check"] },
      COMPLETE,
    ],
  ),
  defineCase(
    "question-asked-again",
    "A question without answer is asked again after the reminder, word for word.",
    { rules: ["S10"], musts: ["P-124", "LS-017", "LS-018"] },
    [
      ...TO_SUPPLEMENT,
      { pass: 3 * DAY - 1, brings: [] },
      { pass: 1, brings: ["repeats acknowledgement", "repeats missing-items-request necessity"] },
      SUPPLEMENTED,
      { pass: 10 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "supplement-at-the-last-hour",
    "A supplement that comes after the last reminder is checked, and the request is not closed.",
    { rules: ["S10", "N03"], musts: ["P-105", "LS-018"] },
    [
      ...TO_SUPPLEMENT,
      {
        pass: 17 * DAY,
        brings: Array.from({ length: 5 }, () => [
          "repeats acknowledgement",
          "repeats missing-items-request necessity",
        ]).flat(),
      },
      SUPPLEMENTED,
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "question-given-up",
    "A request whose question nobody answers is closed after the last reminder, and the requester told.",
    { rules: ["S10", "S11", "S12"], musts: ["P-123", "P-129", "LS-018"] },
    [
      ...TO_SUPPLEMENT,
      {
        pass: 15 * DAY,
        brings: Array.from({ length: 5 }, () => [
          "repeats acknowledgement",
          "repeats missing-items-request necessity",
        ]).flat(),
      },
      { pass: 3 * DAY, brings: ["says status-report closed"] },
      { says: "request", without: ["necessity"], brings: ["repeats acknowledgement"] },
      { says: "supplement", brings: [] },
      {
        says: "status-query",
        brings: ["says status-report closed", "repeats acknowledgement"],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "reminders-begin-anew",
    "Each question has all its reminders.",
    { rules: ["S10"], musts: ["LS-018"] },
    [
      ...TO_SUPPLEMENT,
      {
        pass: 12 * DAY,
        brings: Array.from({ length: 4 }, () => [
          "repeats acknowledgement",
          "repeats missing-items-request necessity",
        ]).flat(),
      },
      SUPPLEMENTED,
      {
        decide: "check",
        result: "incomplete",
        given: { missing: ["location"] },
        brings: ["says missing-items-request location"],
      },
      {
        pass: 15 * DAY,
        brings: Array.from({ length: 5 }, () => [
          "repeats acknowledgement",
          "repeats missing-items-request location",
        ]).flat(),
      },
      { pass: 3 * DAY, brings: ["says status-report closed"] },
    ],
  ),
  defineCase(
    "referred-to-right-state",
    "A request that belongs to another State is answered by a referral and ends.",
    { rules: ["S11", "S13", "L05"], musts: ["P-106", "LS-018"], live: true },
    [
      ...TO_CHECK,
      {
        decide: "check",
        result: "wrong-addressee",
        given: { next_state: "XC", next_provider: "cloudnest" },
        brings: ["says referral XC"],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "location-query-answered",
    "A location query is checked, and answered with the providers and their States.",
    { rules: ["S11", "S13"], musts: ["LS-018"], live: true },
    [
      {
        says: "request",
        fields: { form: "location-query" },
        without: ["location", "intended_assistance"],
        brings: ["asks acknowledge"],
      },
      ACKNOWLEDGED,
      { decide: "check", result: "complete", brings: ["asks locate"] },
      {
        decide: "locate",
        result: "located",
        given: { located: [{ item: 0, provider: "cloudnest", state: "XC" }] },
        brings: ["says location-answer cloudnest XC"],
      },
      { pass: 80 * DAY, brings: [] },
    ],
  ),
  defineCase(
    "undone-task-not-decided",
    "A decision on a task that nobody was asked to do has no effect.",
    { rules: ["S12"], musts: ["LS-008"] },
    [
      RECEIVED,
      { decide: "review", result: "accepted", brings: [] },
      { decide: "order", item: 0, result: "ordered", brings: [] },
      ACKNOWLEDGED,
      { decide: "acknowledge", result: "acknowledged", brings: [] },
    ],
  ),
  defineCase(
    "data-supplied-later",
    "A request that names no data can be supplemented by them.",
    { rules: ["S02", "S04"], musts: ["P-105", "LS-018"] },
    [
      { says: "request", without: ["data"], brings: ["asks acknowledge"] },
      ACKNOWLEDGED,
      {
        decide: "check",
        result: "incomplete",
        given: { missing: ["data"] },
        brings: ["says missing-items-request data"],
      },
      {
        says: "supplement",
        fields: { supplied: { data: FULLY_STATED.data } },
        brings: ["asks check"],
      },
      COMPLETE,
      { decide: "review", result: "accepted", brings: ["asks order 0"] },
      { decide: "order", item: 0, result: "ordered", brings: ["orders 0 mailhaven 1"] },
    ],
  ),
];
