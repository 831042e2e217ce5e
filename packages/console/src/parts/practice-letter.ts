import type { Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";

const DAY = 86_400_000;
/** The training desk is no State: no register lists it. */
const DESK = "PRACTICE";
const REQUEST = "practice/1";
const NUMBER = "+44 20 7946 0999";

/** The request of the training desk, as it would stand on the wire; it never does. */
export function practiceLetter(to: string, now: number): Of<"message"> {
  return {
    kind: "message",
    direction: "in",
    at: now,
    channel: "email",
    signed_by: DESK,
    through: [],
    call_back: NUMBER,
    letter: {
      type: "request",
      id: `${REQUEST}#1`,
      request: REQUEST,
      from: DESK,
      to,
      sent_at: now,
      instrument: DESK,
      marking: `EXERCISE ${DESK}`,
      form: "preservation",
      urgency: "urgent",
      language: document.documentElement.lang,
      authority: { organisation: t("practice.desk") },
      offence: { offence: "–", provisions: [], facts: t("practice.facts") },
      data: {
        items: [
          {
            provider: DESK.toLowerCase(),
            data_class: "traffic",
            identifiers: [{ kind: "account", value: "nobody@practice.example" }],
            stated_expiry: now + DAY,
          },
        ],
        relation_to_offence: t("practice.facts"),
      },
      location: { custodian: null, location: null },
      necessity: { reasons: t("practice.facts") },
    },
  };
}

/** What it asks for, first its acknowledgement, then a look at its form. */
export function practiceTask(node: string, task: "acknowledge" | "check", now: number): Of<"task"> {
  return {
    kind: "task",
    node,
    request: REQUEST,
    item: null,
    task,
    phase: "asked",
    by: "person",
    asked_at: now,
    urgency: "urgent",
    lost_at: now + DAY,
    person: null,
    result: null,
  };
}

/** The case that it opens, with the items of which one is left out on purpose. */
export function practiceCase(to: string, now: number): Of<"case"> {
  return {
    kind: "case",
    request: REQUEST,
    side: "requested",
    from: DESK,
    to,
    form: "preservation",
    urgency: "urgent",
    instrument: DESK,
    opened_at: now,
    status: { requested: "received" },
    final: false,
    stated_expiry: now + DAY,
    holds: [],
    terms: {
      ordered_by: "police",
      grounds: ["essential-interests"],
      items: [
        "authority",
        "offence",
        "data",
        "location",
        "necessity",
        "intended-assistance",
        "confidentiality",
      ],
      languages: [],
    },
  };
}
