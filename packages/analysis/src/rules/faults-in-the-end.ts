import { DAY, HOUR } from "@contactpoint/engine";
import type { NamedRecord } from "./clean-journal.ts";
import { after, change, without } from "./planted-fault.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { needOf, sent, state, task } from "./record-builders.ts";

const DAYS = (days: number, hours = 0): number => days * DAY + hours * HOUR;

const URGENT: readonly NamedRecord[] = [
  ["urgent.need", { ...needOf("urgent", DAYS(447)), urgency: "urgent" }],
  ["urgent.asked", { ...task("urgent", DAYS(447), "check"), phase: "asked" }],
];

/** Faults by which something does not come about although everything is healed. */
export const FAULTS_IN_THE_END: readonly PlantedFault[] = [
  {
    rule: "L01",
    fault: "nobody acknowledges a request",
    plant: without(
      "refused.acknowledgement",
      "refused.acknowledged",
      "refused.refusal",
      "refused.known",
      "refused.requested-final",
      "refused.requesting-final",
    ),
    witness: ["refused.request", "refused.arrived", "end"],
  },
  {
    rule: "L01",
    fault: "nobody acknowledges a request whose sender gave up",
    plant: (journal) =>
      change("refused.requesting-final", { to: "gave-up" })(
        without(
          "refused.acknowledgement",
          "refused.acknowledged",
          "refused.refusal",
          "refused.known",
          "refused.requested-final",
        )(journal),
      ),
    witness: ["refused.request", "refused.arrived", "end"],
  },
  {
    rule: "L02",
    fault: "a requester waits for ever",
    plant: without("refused.refusal", "refused.known", "refused.requesting-final"),
    witness: ["refused.acknowledged", "end"],
  },
  {
    rule: "L03",
    fault: "a refusal is not sent",
    plant: (journal) =>
      change("refused.requesting-final", { to: "gave-up" })(
        without("refused.refusal", "refused.known")(journal),
      ),
    witness: ["refused.review", "end"],
  },
  {
    rule: "L03",
    fault: "a refusal that was lost is never said again",
    plant: without("refused.known", "refused.requesting-final"),
    witness: ["refused.review", "end"],
  },
  {
    rule: "L03",
    fault: "a request is closed for want of an answer, and nobody says so",
    plant: (journal) =>
      change("refused.review", { result: "prejudice" })(
        change("refused.requested-final", { from: "open.awaiting-choice", to: "closed" })(
          change("refused.requesting-final", { to: "gave-up" })(
            without("refused.refusal", "refused.known")(journal),
          ),
        ),
      ),
    witness: ["refused.requested-final", "end"],
  },
  {
    rule: "L04",
    fault: "nothing is held any more, and assistance is never decided",
    plant: (journal) =>
      change("produced.produced", { change: "lapsed" })(
        without(
          "produced.assistance-decided",
          "produced.assistance-known",
          "produced.requested-final",
          "produced.requesting-final",
        )(journal),
      ),
    witness: ["produced.assistance-arrived", "end"],
  },
  {
    rule: "L05",
    fault: "the requested side never closes",
    plant: without("refused.requested-final"),
    witness: ["refused.requesting-final", "end"],
  },
  {
    rule: "L05",
    fault: "the requesting side never hears of the end",
    plant: without("refused.requesting-final"),
    witness: ["refused.requested-final", "end"],
  },
  {
    rule: "L06",
    fault: "an urgent task waits for days beside an officer",
    plant: after("audited.withdrawn", ...URGENT, [
      "duty",
      { kind: "duty", at: DAYS(447), node: "XB", duty: "on-call", present: 0, on_call: 1 },
    ]),
    witness: ["urgent.asked", "end"],
  },
  {
    rule: "L07",
    fault: "a task is never taken up",
    plant: after("audited.withdrawn", ...URGENT),
    witness: ["urgent.asked", "end"],
  },
  {
    rule: "L08",
    fault: "a contact point asks for ever",
    plant: after("phase", ["query", sent("kept", 15, DAYS(490), "status-query")]),
    witness: ["query"],
  },
  {
    rule: "L09",
    fault: "a contact point never catches up",
    plant: without("crash.recovered"),
    witness: ["crash.back", "end"],
  },
  {
    rule: "L10",
    fault: "an end within the phase is not announced",
    plant: (journal) =>
      after("kept.extension-known", [
        "early",
        { kind: "phase", at: DAYS(182), phase: "liveness", core: ["XA", "XB"] },
      ])(without("kept.notice")(journal)),
    witness: ["kept.extended", "kept.released"],
  },
  {
    rule: "L05",
    fault: "the sides end apart, with a late move of no weight",
    plant: (journal) =>
      after("phase", [
        "wait",
        state("refused", DAYS(480), "requested", "open.reviewing", "open.reviewing"),
      ])(without("refused.requested-final")(journal)),
    witness: ["refused.requesting-final", "end"],
  },
];
