import { formatInstant } from "@contactpoint/engine";
import { type Board, isStaff, type LogDocument } from "../desk/index.ts";
import type { ExerciseRecord, InjectFact } from "../log/index.ts";

/** One line of the staff's log, `log/<number>`. */
export function putLog(board: Board, record: ExerciseRecord): void {
  const document: LogDocument = {
    kind: "log",
    at: record.exercise,
    real: record.real,
    who: record.person === "" ? record.seat : `${record.person} (${record.seat})`,
    of: record.kind,
    what: wordsOf(record),
    request: requestOf(record),
  };
  board.put({
    key: `log/${record.number}`,
    show: (seat) => (isStaff(seat) ? document : null),
  });
}

function wordsOf(record: ExerciseRecord): string {
  switch (record.kind) {
    case "act":
      return actWords(record);
    case "clock":
      return clockWords(record);
    case "seat":
      return ["seat", record.act, record.of, record.by && `by ${record.by}`, record.text]
        .filter(Boolean)
        .join(" ");
    case "inject":
      return `inject ${record.inject} ${record.act}${changeWords(record)}`;
    case "message":
      return `says to ${record.to}: ${record.text}`;
    case "note":
      return `notes: ${record.text}`;
    case "observation":
      return `observes at ${record.state}: ${record.text}`;
    case "rating":
      return `rates ${record.about} of ${record.state}: ${record.rating}`;
    case "improvement":
      return `plans ${record.id}: ${record.action}`;
    case "refused":
      return `${record.order} refused: ${record.error}`;
    default:
      return record.kind;
  }
}

function actWords({ act }: ExerciseRecord & { readonly kind: "act" }): string {
  switch (act.act) {
    case "finish":
      return `finish ${act.task}: ${act.finding.result}`;
    case "start":
      return `start ${act.task}`;
    case "read":
      return `read ${act.inject}`;
    case "request":
      return `request to ${act.to}: ${act.form}, ${act.urgency}`;
    case "call":
      return `call ${act.whom}`;
    default:
      return `${act.act} ${act.request}`;
  }
}

function clockWords(record: ExerciseRecord & { readonly kind: "clock" }): string {
  switch (record.act) {
    case "rate-set":
      return `clock rate-set ${record.rate}`;
    case "override-set":
      return `clock override ${record.on ? "on" : "off"}`;
    case "leapt":
      return `clock leapt to ${formatInstant(record.to)}`;
    default:
      return `clock ${record.act}`;
  }
}

function changeWords({ before = {}, after = {} }: InjectFact): string {
  const changes = [
    after.body === undefined ? null : "text",
    after.to === undefined ? null : `to ${before.to} → ${after.to}`,
    after.via === undefined ? null : `channel ${before.via ?? "none"} → ${after.via ?? "none"}`,
    typeof after.at === "number" ? `time ${timeWords(before.at)} → ${timeWords(after.at)}` : null,
  ].filter((change) => change !== null);
  return changes.length === 0 ? "" : `: ${changes.join("; ")}`;
}

function timeWords(at: number | null | undefined): string {
  return typeof at === "number" ? formatInstant(at) : "none";
}

function requestOf(record: ExerciseRecord): string | null {
  if (record.kind !== "act") return null;
  return "request" in record.act ? (record.act.request ?? null) : null;
}
