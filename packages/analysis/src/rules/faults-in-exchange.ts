import { DAY, HOUR } from "@contactpoint/engine";
import type { NamedRecord } from "./clean-journal.ts";
import { after, change, without } from "./planted-fault.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { answer, confirmation, delivered, order, sent, state } from "./record-builders.ts";

const DAYS = (days: number, hours = 0): number => days * DAY + hours * HOUR;

const SUPPLEMENT = "open.awaiting-supplement";

/** Faults in what two contact points say to each other. */
export const FAULTS_IN_EXCHANGE: readonly PlantedFault[] = [
  {
    rule: "S01",
    fault: "an acknowledgement answers a message that never arrived",
    plant: change("kept.acknowledgement", { cause: "kept#77" }),
    witness: ["kept.acknowledgement"],
  },
  {
    rule: "S01",
    fault: "an acknowledgement arrives that nobody sent",
    plant: after("kept.arrived", [
      "early",
      delivered("kept", 2, DAYS(100, 1), "acknowledgement", "XA"),
    ]),
    witness: ["early"],
  },
  {
    rule: "S02",
    fault: "a State answers that the request did not reach",
    plant: change("refused.refusal", { from: "XC" }),
    witness: ["refused.refusal"],
  },
  {
    rule: "S02",
    fault: "an order leaves before the request arrived",
    plant: after("kept.request", ["early", order("kept", DAYS(100), {})]),
    witness: ["early"],
  },
  {
    rule: "S04",
    fault: "a duplicate causes a second order while the first is under way",
    plant: after("kept.order", ["second", order("kept", DAYS(100, 3), {})]),
    witness: ["kept.order", "second"],
  },
  {
    rule: "S04",
    fault: "a duplicate causes a second order after the first was carried out",
    plant: after("kept.known", ["second", order("kept", DAYS(100, 5), {})]),
    witness: ["kept.answered", "second"],
  },
  {
    rule: "S05",
    fault: "a repeated confirmation names another expiry",
    plant: change("kept.confirmed-again", confirmation("kept", 4, DAYS(100, 5), DAYS(100, 6))),
    witness: ["kept.confirmation", "kept.confirmed-again"],
  },
  {
    rule: "S05",
    fault: "a repeated answer decides otherwise",
    plant: after("kept.known", [
      "other",
      answer("kept", 8, DAYS(100, 5), "negative", {}, { item: 0 }),
    ]),
    witness: ["kept.confirmation", "other"],
  },
  {
    rule: "S09",
    fault: "a late acknowledgement undoes the preservation",
    plant: after("kept.began", [
      "back",
      state("kept", DAYS(101), "requesting", "preserved.holding", "pursuing.acknowledged"),
    ]),
    witness: ["back"],
  },
  {
    rule: "S10",
    fault: "one try more than the escalation has",
    plant: after(
      "kept.arrived",
      ["again", sent("kept", 20, DAYS(100, 1), "request")],
      ["and-again", sent("kept", 21, DAYS(100, 1), "request")],
    ),
    witness: ["and-again"],
  },
  {
    // The bound is four messages for each of two items (one stands for the whole) and nine occasions.
    rule: "S10",
    fault: "a status query bounces between two machines",
    plant: after(
      "kept.known",
      ...Array.from({ length: 73 }, (_, k): NamedRecord => [
        `bounce-${k}`,
        sent("kept", 20 + k, DAYS(101), "status-query"),
      ]),
    ),
    witness: ["bounce-72"],
  },
  {
    rule: "S11",
    fault: "a finished request ends a second time",
    plant: after("refused.requesting-final", [
      "second",
      state("refused", DAYS(201), "requesting", "refused", "gave-up"),
    ]),
    witness: ["refused.requesting-final", "second"],
  },
  {
    rule: "S12",
    fault: "a transition that no table has",
    plant: change("kept.hold-final", { event: "invented" }),
    witness: ["kept.hold-final"],
  },
  {
    rule: "S12",
    fault: "a transition from where the machine was not",
    plant: change("kept.hold-final", { from: "ordered" }),
    witness: ["kept.held", "kept.hold-final"],
  },
  {
    rule: "S13",
    fault: "one side holds refused, the other closed",
    plant: change("refused.requested-final", { to: "closed" }),
    witness: ["refused.requested-final", "refused.requesting-final"],
  },
  {
    rule: "S14",
    fault: "a ground of the other convention",
    plant: change("refused.refusal", { body: { ground: "political-offence", reasons: "so" } }),
    witness: ["refused.refusal"],
  },
  {
    rule: "S14",
    fault: "a listed ground that the case does not bear out",
    plant: change("refused.need", { circumstances: [] }),
    witness: ["refused.need", "refused.refusal"],
  },
  {
    rule: "S14",
    fault: "dual criminality without a reservation",
    plant: (journal) =>
      change("refused.refusal", { body: { ground: "dual-criminality", reasons: "so" } })(
        change("refused.need", { circumstances: ["outside-convention", "no-dual-criminality"] })(
          journal,
        ),
      ),
    witness: ["refused.need", "refused.refusal"],
  },
  {
    rule: "S14",
    fault: "no reasons",
    plant: change("refused.refusal", { body: { ground: "essential-interests" } }),
    witness: ["refused.refusal"],
  },
  {
    rule: "S14",
    fault: "no ground",
    plant: change("refused.refusal", { body: { reasons: "because" } }),
    witness: ["refused.refusal"],
  },
  {
    rule: "S15",
    fault: "a refusal after a confirmation",
    plant: after("kept.known", [
      "refusal",
      answer("kept", 8, DAYS(101), "refusal", { ground: "domestic-bar", reasons: "so" }),
    ]),
    witness: ["kept.confirmation", "refusal"],
  },
  {
    rule: "S15",
    fault: "a release without a reason",
    plant: change("kept.released", { reason: "" }),
    witness: ["kept.released"],
  },
  {
    rule: "S16",
    fault: "a stranger withdraws",
    plant: after("kept.known", [
      "stranger",
      sent("kept", 8, DAYS(101), "withdrawal", { from: "XC" }),
    ]),
    witness: ["kept.need", "stranger"],
  },
  {
    rule: "S16",
    fault: "an extension that nobody asked for",
    plant: without("kept.extension-arrived"),
    witness: ["kept.extended"],
  },
  {
    rule: "S17",
    fault: "an order before the requester chose",
    plant: without("produced.chosen"),
    witness: ["produced.review", "produced.order"],
  },
  {
    rule: "N03",
    fault: "a request is closed for want of a choice that came",
    plant: after("produced.chosen", [
      "shut",
      state("produced", DAYS(315), "requested", "open.awaiting-choice", "closed"),
    ]),
    witness: ["produced.chosen", "shut"],
  },
  {
    rule: "N03",
    fault: "a request is closed for want of items that came",
    plant: after(
      "refused.acknowledged",
      ["asked", state("refused", DAYS(200), "requested", "open.checking", SUPPLEMENT)],
      ["supplied", delivered("refused", 30, DAYS(200), "supplement", "XB")],
      ["reminded", state("refused", DAYS(203), "requested", SUPPLEMENT, SUPPLEMENT)],
      ["shut", state("refused", DAYS(218), "requested", SUPPLEMENT, "closed")],
    ),
    witness: ["supplied", "shut"],
  },
];
