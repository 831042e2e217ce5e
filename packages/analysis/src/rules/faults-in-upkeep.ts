import { DAY, HOUR } from "@contactpoint/engine";
import { after, change, without } from "./planted-fault.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { answer, audit, delivered, sent, state } from "./record-builders.ts";

const DAYS = (days: number, hours = 0): number => days * DAY + hours * HOUR;

/** Faults in who is heard, what is kept secret, and how a contact point keeps its books. */
export const FAULTS_IN_UPKEEP: readonly PlantedFault[] = [
  {
    rule: "S03",
    fault: "the same request says something else and is taken in",
    plant: change("kept.again", { digest: "other" }),
    witness: ["kept.arrived", "kept.again"],
  },
  {
    rule: "S06",
    fault: "one who was struck off is served",
    plant: after("crash.recovered", [
      "stranger",
      delivered("late", 1, DAYS(445, 2), "request", "XB", { signed_by: "XC" }),
    ]),
    witness: ["stranger"],
  },
  {
    rule: "S06",
    fault: "one whom nobody knows is served",
    plant: change("refused.arrived", { signed_by: "XZ" }),
    witness: ["refused.arrived"],
  },
  {
    rule: "S07",
    fault: "a State signs for the requester",
    plant: change("kept.extension-arrived", { signed_by: "XC" }),
    witness: ["kept.extension-arrived"],
  },
  {
    rule: "S07",
    fault: "the requester signs the answer to itself",
    plant: change("refused.known", { signed_by: "XA" }),
    witness: ["refused.known"],
  },
  {
    rule: "S07",
    fault: "a State that is not on its way brings a message",
    plant: change("kept.extension-arrived", { brought_by: "XC" }),
    witness: ["kept.extension-arrived"],
  },
  {
    rule: "S08",
    fault: "a message that was turned away moves a machine",
    plant: after("bad.rejected", [
      "moved",
      {
        ...state("elsewhere", DAYS(445), "requested", "open.executing", "open.executing"),
        event: "statusAsked",
      },
    ]),
    witness: ["bad.rejected", "moved"],
  },
  {
    rule: "S08",
    fault: "a message that was turned away is answered",
    plant: after("struck.rejected", [
      "answered",
      answer("other", 2, DAYS(445), "acknowledgement", {}, { cause: "elsewhere#9" }),
    ]),
    witness: ["bad.rejected", "answered"],
  },
  {
    rule: "S08",
    fault: "a message that was turned away stops the contact point",
    plant: after("bad.rejected", [
      "fell",
      { kind: "crash", at: DAYS(445), node: "XB", phase: "crashed" },
    ]),
    witness: ["bad.rejected", "fell"],
  },
  {
    rule: "S22",
    fault: "a timer is lost at a restart",
    plant: change("crash.back", { timers: { pending: [], implied: ["kept expiry"] } }),
    witness: ["crash.back"],
  },
  {
    rule: "S22",
    fault: "another timer is pending than the state implies",
    plant: change("crash.back", { timers: { pending: ["renewal"], implied: ["kept expiry"] } }),
    witness: ["crash.back"],
  },
  {
    rule: "S23",
    fault: "the preserved set shrinks",
    plant: change("kept.renewed", { digest: "less" }),
    witness: ["kept.began", "kept.renewed"],
  },
  {
    rule: "S21",
    fault: "a contact point forgets at a restart what it confirmed",
    plant: after("kept.confirmed-again", [
      "back",
      state("kept", DAYS(100, 5), "hold", "preserved.running", "ordered"),
    ]),
    witness: ["kept.confirmation", "back"],
  },
  {
    rule: "S27",
    fault: "content for a request for traffic data",
    plant: change("produced.assistance-decided", {
      body: { granted: true, content: true, data_class: "content", use_limited: true },
    }),
    witness: ["produced.need", "produced.assistance-decided"],
  },
  {
    rule: "S27",
    fault: "no limits of use travel with what is disclosed",
    plant: change("disclosed.disclosure", { body: { content: true, data_class: "traffic" } }),
    witness: ["disclosed.disclosure"],
  },
  {
    rule: "S27",
    fault: "data are produced that nobody holds",
    plant: change("produced.produced", { change: "lapsed" }),
    witness: ["produced.need", "produced.assistance-decided"],
  },
  {
    rule: "S28",
    fault: "the provider tells its user",
    plant: after("kept.known", [
      "notice",
      {
        kind: "exposed",
        at: DAYS(101),
        request: "kept",
        to: "subject",
        by: "p1",
        means: "user-notice",
      },
    ]),
    witness: ["kept.need", "notice"],
  },
  {
    rule: "S28",
    fault: "a message about the case goes to a State that is no party",
    plant: after("kept.known", [
      "astray",
      sent("kept", 9, DAYS(101), "status-query", { to: "XC" }),
    ]),
    witness: ["kept.need", "astray"],
  },
  {
    rule: "S29",
    fault: "an entry is missing",
    plant: change("audited.moving", { sequence: 3 }),
    witness: ["audited.entered", "audited.moving"],
  },
  {
    rule: "S29",
    fault: "an entry was changed afterwards",
    plant: change("audited.entered", { digest: "other" }),
    witness: ["audited.entered", "audited.moving"],
  },
  {
    rule: "S30",
    fault: "a message leaves before its entry",
    plant: without("audited.leaving"),
    witness: ["audited.acknowledgement"],
  },
  {
    rule: "S30",
    fault: "a change of state is not entered",
    plant: without("audited.moving"),
    witness: ["audited.moved", "audited.acknowledgement"],
  },
  {
    rule: "S30",
    fault: "a message is entered twice",
    plant: after("audited.leaving", ["twice", audit(DAYS(446), 4, "sent audited#2")]),
    witness: ["audited.leaving", "twice"],
  },
  {
    rule: "S30",
    fault: "something is entered that never happens",
    plant: after("audited.acknowledgement", ["ghost", audit(DAYS(446), 4, "received audited#5")]),
    witness: ["ghost", "end"],
  },
  {
    rule: "S31",
    fault: "entries are numbered by a clock that stepped back",
    plant: change("audited.leaving", { sequence: 1 }),
    witness: ["audited.moving", "audited.leaving"],
  },
  {
    rule: "S31",
    fault: "an answer is entered before what it answers",
    plant: (journal) =>
      change("audited.entered", { sequence: 9 })(
        change("audited.acknowledgement", { cause: "audited#1" })(journal),
      ),
    witness: ["audited.entered", "audited.leaving", "audited.acknowledgement"],
  },
  {
    rule: "S33",
    fault: "a try is skipped",
    plant: change("kept.request", { try: 2 }),
    witness: ["kept.need", "kept.request"],
  },
  {
    rule: "S33",
    fault: "a try goes by another channel than its step's",
    plant: change("kept.request", { channel: "telephone" }),
    witness: ["kept.request"],
  },
  {
    rule: "S33",
    fault: "somebody comes to the desk who was not rung",
    plant: after("kept.known", [
      "came",
      { kind: "call", at: DAYS(101), node: "XB", phase: "arrived" },
    ]),
    witness: ["came"],
  },
  {
    rule: "S34",
    fault: "the log gives another state",
    plant: change("crash.back", { state: { before: "d1", replayed: "d2" } }),
    witness: ["crash.back"],
  },
];
