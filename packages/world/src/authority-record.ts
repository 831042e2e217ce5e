import type { TaskRecord } from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { Case } from "./case.ts";

/** What is done outside a contact point's desk: by an authority or by whoever stands in for it. */
interface AuthorityWork extends Pick<TaskRecord, "task" | "number" | "phase" | "result"> {
  readonly of: Case;
  /** -1: of the request as a whole. */
  readonly item: number;
}

export function writeAuthorityTask(
  { record, agenda }: { readonly record: RecordSink; readonly agenda: Agenda },
  { of, item, task, number, phase, result }: AuthorityWork,
): void {
  record?.({
    kind: "task",
    at: agenda.now,
    node: of.point.id,
    request: of.facts.id,
    item: item < 0 ? undefined : item,
    task,
    number,
    phase,
    by: "authority",
    result,
  });
}
