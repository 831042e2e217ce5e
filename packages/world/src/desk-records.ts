import type { CallRecord, DutyRecord, TaskRecord } from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { Task } from "./task.ts";

/** What one desk writes down; nothing where nobody listens. */
export class DeskRecords {
  readonly #node: string;
  readonly #agenda: Agenda;
  readonly #record: RecordSink;
  /** What was written last. */
  #duty: DutyRecord["duty"] | "" = "";
  #present = 0;
  #onCall = 0;

  constructor(node: string, agenda: Agenda, record: RecordSink) {
    this.#node = node;
    this.#agenda = agenda;
    this.#record = record;
  }

  /** Who is there now, if that changed since it was written last. */
  duty(duty: DutyRecord["duty"], present: number, on_call: number): void {
    if (this.#record === null) return;
    if (duty === this.#duty && present === this.#present && on_call === this.#onCall) return;
    this.#duty = duty;
    this.#present = present;
    this.#onCall = on_call;
    const { now: at } = this.#agenda;
    this.#record({ kind: "duty", at, node: this.#node, duty, present, on_call });
  }

  call(phase: CallRecord["phase"]): void {
    this.#record?.({ kind: "call", at: this.#agenda.now, node: this.#node, phase });
  }

  /** The result is asked for even where nobody listens: it decides what follows. */
  task(task: Task, phase: TaskRecord["phase"], result?: string): void {
    if (this.#record === null) return;
    const { kind, of, request, item, number } = task;
    const node = of?.point.id ?? this.#node;
    this.#record({
      kind: "task",
      at: this.#agenda.now,
      node,
      request,
      item: item < 0 ? undefined : item,
      task: kind,
      number,
      phase,
      by: "officer",
      result,
      desk: node === this.#node ? undefined : this.#node,
    });
  }
}
