import { formatInstant } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { ResolvedFault, ResolvedInject } from "@contactpoint/protocol";
import type { ExerciseRecord, InjectFact } from "../log/index.ts";
import type { ExerciseFacts } from "../measures/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";
import { changesOf } from "./changes-of.ts";

type Moment = AfterActionReport["timeline"][number];
type Entry = Omit<Moment, "at" | "real_s" | "planned_at" | "changes"> & {
  readonly at: Instant;
  readonly planned: Instant | null;
  readonly changes?: Moment["changes"];
};

/** To whom each inject goes, as it stands while the log is read. */
type Addressees = Map<string, string>;

/** Plan against fact: what governed the exercise and what was thrown at its participants. */
export function timelineOf(facts: ExerciseFacts): Moment[] {
  const { injects } = facts.scenario;
  const addressees = new Map(injects.map(({ id, to }) => [id, to]));
  const acts = facts.log.flatMap((record) => actOf(record, injects, addressees));
  const entries = [
    ...acts,
    ...injectsSent(facts),
    ...injectsMissed(facts, addressees),
    ...faults(facts),
  ];
  return entries
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, planned, changes = [], ...entry }) => ({
      at: formatInstant(at),
      real_s: facts.realTime(at) / 1_000,
      planned_at: planned === null ? null : formatInstant(planned),
      ...entry,
      changes,
    }));
}

/** Coming and going, and being ready for it, are no part of what happened. */
const UNTOLD: ReadonlySet<string> = new Set(["joined", "ready", "left"]);

function actOf(
  record: ExerciseRecord,
  injects: readonly ResolvedInject[],
  addressees: Addressees,
): Entry[] {
  const { exercise: at, seat, person } = record;
  const known = { at, seat, person, planned: null };
  switch (record.kind) {
    case "opened": {
      const what = record.again === true ? "service came back" : "opened";
      return [{ ...known, kind: "clock", about: "", what, states: [] }];
    }
    case "clock":
      return [{ ...known, kind: "clock", about: "", what: clockText(record), states: [] }];
    case "seat": {
      const about = record.of ?? seat;
      if (UNTOLD.has(record.act)) return [];
      const what = record.by === undefined ? record.act : `${record.act} by ${record.by}`;
      const state = about.includes("/") ? [about.slice(0, about.indexOf("/"))] : [];
      return [{ ...known, kind: "seat", about, what, states: state }];
    }
    case "inject":
      return [{ ...known, ...handled(record, injects, addressees) }];
    default:
      return [];
  }
}

/** What the facilitator made of an inject; whom it goes to from then on is kept. */
function handled(
  { inject: about, act: what, before, after }: InjectFact,
  injects: readonly ResolvedInject[],
  addressees: Addressees,
): Omit<Entry, "at" | "seat" | "person"> {
  const written = injects.find(({ id }) => id === about);
  const was = addressees.get(about);
  if (after?.to !== undefined) addressees.set(about, after.to);
  const to = [was, after?.to].filter((state) => state !== undefined);
  const planned = after?.at ?? plannedAt(written);
  const changes = changesOf(before ?? {}, after ?? {});
  return { kind: "inject", about, what, states: [...new Set(to)], planned, changes };
}

function clockText(fact: ExerciseRecord & { readonly kind: "clock" }): string {
  switch (fact.act) {
    case "rate-set":
      return `rate set to ${fact.rate}`;
    case "override-set":
      return fact.on ? "debts set aside" : "debts counted again";
    case "leapt":
      return `leapt to ${formatInstant(fact.to)}`;
    default:
      return fact.act;
  }
}

const NOBODY = { seat: "", person: "" };

function injectsSent({ journal, scenario }: ExerciseFacts): Entry[] {
  return journal.flatMap((record): Entry[] => {
    if (record.kind !== "inject") return [];
    const planned = plannedAt(scenario.injects.find(({ id }) => id === record.inject));
    const { at, inject: about, to } = record;
    return [{ at, ...NOBODY, kind: "inject", about, what: "reached", states: [to], planned }];
  });
}

/** Planned for an instant that was reached, and never sent. */
function injectsMissed({ journal, scenario, end }: ExerciseFacts, addressees: Addressees): Entry[] {
  const sent = new Set(journal.map((record) => (record.kind === "inject" ? record.inject : "")));
  return scenario.injects.flatMap((inject): Entry[] => {
    const planned = plannedAt(inject);
    if (planned === null || planned > end || sent.has(inject.id)) return [];
    const { id: about } = inject;
    const to = addressees.get(about) ?? inject.to;
    const what = "planned, never sent";
    return [{ at: planned, ...NOBODY, kind: "inject", about, what, states: [to], planned }];
  });
}

function plannedAt(inject: ResolvedInject | undefined): Instant | null {
  return inject?.trigger.kind === "at" ? inject.trigger.at : null;
}

function faults({ journal, scenario }: ExerciseFacts): Entry[] {
  return journal.flatMap((record): Entry[] => {
    if (record.kind !== "fault" || record.phase === "fired") return [];
    const fault = scenario.faults.find(({ id }) => id === record.fault);
    const planned = record.phase === "began" ? fault?.from : fault?.until;
    const { at, fault: about, phase: what } = record;
    const states = fault === undefined ? [] : struck(fault);
    return [{ at, ...NOBODY, kind: "fault", about, what, states, planned: planned ?? null }];
  });
}

function struck(fault: ResolvedFault): string[] {
  if ("states" in fault) return [...fault.states];
  return "links" in fault ? [...new Set(fault.links.flat())] : [];
}
