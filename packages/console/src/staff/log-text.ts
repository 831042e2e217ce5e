import type { ExerciseRecord, InjectFact, PlayerAct } from "@contactpoint/exercise";
import { named, t } from "../language/language.ts";
import { clockText } from "../parts/time-text.ts";

type Of<K extends ExerciseRecord["kind"]> = Extract<ExerciseRecord, { kind: K }>;

/** Who did it: the person and the seat, or the service. */
export function doerOf({ person, seat }: ExerciseRecord): string {
  return person === "" ? seat : `${person} (${seat})`;
}

/** What a record of the exercise says, in the reader's language; what people wrote stays as it is. */
export function logText(record: ExerciseRecord): string {
  switch (record.kind) {
    case "opened":
      return t(record.again === true ? "did.opened.again" : "did.opened");
    case "clock":
      return clockWords(record);
    case "seat":
      return seatWords(record);
    case "inject":
      return t(`did.inject.${record.act}`, { inject: record.inject, list: changesOf(record) });
    case "act":
      return actWords(record.act, record.seat);
    case "refused":
      return t("did.refused", { order: record.order, error: named("refused", record.error) });
    case "message":
      return t("did.message", { to: record.to, text: record.text });
    case "note":
      return t("did.note", { text: record.text });
    case "observation":
      return t("did.observation", { state: record.state, text: record.text });
    case "rating":
      return t("did.rating", { about: record.about, state: record.state, rating: record.rating });
    case "improvement":
      return t("did.improvement", { id: record.id, text: record.action });
    case "feedback":
      return t("did.feedback");
  }
}

function clockWords(record: Of<"clock">): string {
  switch (record.act) {
    case "rate-set":
      return t("did.clock.rate-set", { rate: record.rate });
    case "override-set":
      return t(record.on ? "did.clock.override.on" : "did.clock.override.off");
    case "leapt":
      return t("did.clock.leapt", { time: clockText(record.to) });
    default:
      return t(`did.clock.${record.act}`);
  }
}

function seatWords({ act, of, by, text, seat }: Of<"seat">): string {
  if (act === "taken-over") return t(`did.seat.${by ?? "facilitator"}`, { seat: of ?? seat });
  return t(`did.seat.${act}`, { seat: of ?? seat, text: text ?? "" });
}

function changesOf({ before = {}, after = {} }: InjectFact): string {
  const change = (part: "to" | "via" | "at", was: string, is: string): string =>
    t(`did.change.${part}`, { before: was, after: is });
  return [
    ...(after.body === undefined ? [] : [t("did.change.text")]),
    ...(after.to === undefined ? [] : [change("to", before.to ?? "–", after.to)]),
    ...(after.via === undefined ? [] : [change("via", before.via ?? "–", after.via ?? "–")]),
    ...(after.at === undefined ? [] : [change("at", timeWords(before.at), timeWords(after.at))]),
  ].join("; ");
}

function timeWords(at: number | null | undefined): string {
  return typeof at === "number" ? `${clockText(at)} UTC` : "–";
}

function actWords(act: PlayerAct, seat: string): string {
  switch (act.act) {
    case "finish":
      return t("did.finish", { result: named("result", act.finding.result), task: act.task });
    case "start":
      return t("did.start", { task: act.task });
    case "read":
      return t("did.read", { inject: act.inject });
    case "request":
      return requestWords(act, seat);
    case "call":
      return t("did.call", { who: named("post", act.whom) });
    default:
      return t(`did.${act.act}`, { request: act.request });
  }
}

/** The staff asks in a State's name, which its seat does not tell. */
function requestWords(
  { from = "", to: state, form, urgency }: Extract<PlayerAct, { act: "request" }>,
  seat: string,
): string {
  const asked = { from, state, form: named("form", form), urgency: named("urgency", urgency) };
  const isOwn = from === "" || seat.startsWith(`${from}/`);
  return t(isOwn ? "did.request" : "did.request.for", asked);
}
