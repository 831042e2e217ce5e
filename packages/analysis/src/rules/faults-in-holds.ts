import { DAY, HOUR } from "@contactpoint/engine";
import { after, change, without } from "./planted-fault.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { hold, needOf, task } from "./record-builders.ts";

const DAYS = (days: number, hours = 0): number => days * DAY + hours * HOUR;

/** Faults in what is held, disclosed and rested upon. */
export const FAULTS_IN_HOLDS: readonly PlantedFault[] = [
  {
    rule: "S18",
    fault: "a hold of 59 days",
    plant: change("produced.began", { until: DAYS(359, 4) }),
    witness: ["produced.began"],
  },
  {
    rule: "S18",
    fault: "a hold that lapses after 30 days",
    plant: after("kept.known", ["lapse", hold("kept", DAYS(130), "lapsed", DAYS(160), DAYS(130))]),
    witness: ["kept.began", "lapse"],
  },
  {
    rule: "S18",
    fault: "a confirmation without an end",
    plant: change("produced.confirmation", { body: { preserved_from: DAYS(300, 4) } }),
    witness: ["produced.confirmation"],
  },
  {
    rule: "S19",
    fault: "a lapse while assistance is pending",
    plant: change("produced.produced", { change: "lapsed" }),
    witness: ["produced.assistance-arrived", "produced.produced"],
  },
  {
    rule: "S20",
    fault: "an extension that shortens",
    plant: change("kept.extended", { until: DAYS(155) }),
    witness: ["kept.began", "kept.extended"],
  },
  {
    rule: "S20",
    fault: "a domestic order of 91 days",
    plant: change("produced.began", { order_until: DAYS(391, 4) }),
    witness: ["produced.began"],
  },
  {
    rule: "S20",
    fault: "a hold that outlives its order",
    plant: without("produced.renewed"),
    witness: ["produced.suspended", "produced.produced"],
  },
  {
    rule: "S21",
    fault: "a confirmation before the hold",
    plant: without("produced.began"),
    witness: ["produced.answered", "produced.confirmation"],
  },
  {
    rule: "S24",
    fault: "a release a day early",
    plant: change("kept.released", { at: DAYS(189) }),
    witness: ["kept.extended", "kept.released"],
  },
  {
    rule: "S24",
    fault: "an end that was not announced",
    plant: without("kept.notice"),
    witness: ["kept.extended", "kept.released"],
  },
  {
    rule: "S25",
    fault: "content for a mere preservation request",
    plant: change("elsewhere.path", { body: { content: true, next_provider: "p2" } }),
    witness: ["elsewhere.path"],
  },
  {
    rule: "S25",
    fault: "an emergency disclosure under an instrument that has none",
    plant: change("disclosed.disclosure", { instrument: "budapest" }),
    witness: ["disclosed.need", "disclosed.disclosure"],
  },
  {
    rule: "S25",
    fault: "production without a received assistance request",
    plant: without("produced.assistance-arrived"),
    witness: ["produced.produced"],
  },
  {
    rule: "S26",
    fault: "traffic data although no other provider was named",
    plant: change("elsewhere.answered", { answer: "not-held" }),
    witness: ["elsewhere.answered", "elsewhere.path"],
  },
  {
    rule: "S26",
    fault: "traffic data that lead somewhere else",
    plant: change("elsewhere.path", { body: { next_provider: "p1" } }),
    witness: ["elsewhere.answered", "elsewhere.path"],
  },
  {
    rule: "S32",
    fault: "a routine task overtakes an emergency",
    plant: after(
      "disclosed.asked",
      ["idle.need", needOf("idle", DAYS(430))],
      ["idle.asked", { ...task("idle", DAYS(430), "check"), phase: "asked" }],
      ["idle.started", { ...task("idle", DAYS(430), "check"), phase: "started" }],
    ),
    witness: ["disclosed.asked", "idle.started"],
  },
  {
    rule: "N01",
    fault: "data preserved after they had vanished",
    plant: change("kept.answered", { at: DAYS(103) }),
    witness: ["kept.need", "kept.answered"],
  },
  {
    rule: "N01",
    fault: "data preserved after they had vanished, by the provider's own word",
    plant: change("kept.answered", { at: DAYS(104), acted_at: DAYS(103) }),
    witness: ["kept.need", "kept.answered"],
  },
  {
    rule: "N02",
    fault: "an instrument before it binds the addressee",
    plant: change("kept.extension-asked", { to: "XC", instrument: "budapest" }),
    witness: ["kept.extension-asked"],
  },
  {
    rule: "N02",
    fault: "a network of which one end is no member",
    plant: change("kept.extension-asked", { to: "XC", instrument: "police" }),
    witness: ["kept.extension-asked"],
  },
  {
    rule: "N02",
    fault: "a chain of networks with a hop outside them",
    plant: change("kept.extension-asked", {
      to: "XC",
      route: ["XA", "XC"],
      instrument: "police+prosecutors",
    }),
    witness: ["kept.extension-asked"],
  },
];
