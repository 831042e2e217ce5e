import type { ToldFact } from "@contactpoint/exercise";
import { named, t } from "../language/language.ts";

type Fact = ToldFact["record"];
type Of<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

/** The contact point that a line of the journal is about; empty: none. */
export function whoOf(record: Fact): string {
  if (record.kind === "sent" || record.kind === "need") return record.from;
  if (record.kind === "inject") return record.to;
  if (record.kind === "exposed") return record.by;
  return "node" in record ? record.node : "";
}

/** What a line of the journal says, in the reader's language; names of the protocol stay as they are. */
export function factText(record: Fact): string {
  switch (record.kind) {
    case "need":
      return t("fact.need", { form: named("form", record.form), to: record.to });
    case "no-basis":
      return t("fact.no-basis", { why: record.reason });
    case "sent":
      return t("fact.sent", { type: record.type, to: record.to, channel: record.channel });
    case "relayed":
      return t(`fact.relayed.${record.phase}`);
    case "delivered":
      return t("fact.delivered", { type: record.type });
    case "lost":
      return t("fact.lost", { message: record.message, why: record.reason });
    case "task":
      return taskText(record);
    case "order":
      return record.phase === "sent"
        ? t("fact.order", { provider: record.provider })
        : t("fact.order.answered", { provider: record.provider, answer: record.answer ?? "" });
    case "hold":
      return t("fact.hold", { item: record.item + 1, change: record.change });
    case "duty":
      return named("duty", record.duty);
    case "call":
      return t("fact.call", { phase: record.phase });
    case "fault":
      return t("fact.fault", { fault: record.fault, phase: record.phase });
    case "inject":
      return t("fact.inject", { inject: record.inject });
    case "state":
      return record.final === true ? t("case.closed") : `${record.machine}: ${record.to}`;
    case "end":
      return t("fact.end");
    default:
      return record.kind;
  }
}

function taskText({ task, phase, result }: Of<"task">): string {
  const text = t(`fact.task.${phase}`, { task: named("task", task) });
  return result === undefined ? text : `${text}: ${named("result", result)}`;
}
