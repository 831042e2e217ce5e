import type { LostRecord, ProtocolErrorName } from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Message } from "./message.ts";

/** What the post writes down; nothing where nobody listens. */
export class PostRecords {
  readonly #agenda: Agenda;
  readonly #record: RecordSink;

  constructor(agenda: Agenda, record: RecordSink) {
    this.#agenda = agenda;
    this.#record = record;
  }

  /** `attempt` is 0 for messages that are not tried by rungs. */
  sent(message: Message, attempt: number): void {
    if (this.#record === null) return;
    const { path, item, body, cause } = message;
    this.#record({
      kind: "sent",
      at: this.#agenda.now,
      message: message.id,
      type: message.type,
      request: message.facts.id,
      item: item < 0 ? undefined : item,
      from: message.stop(0).id,
      to: message.addressee.id,
      route: path.map(({ id }) => id),
      instrument: message.instrument,
      channel: message.channel,
      try: attempt === 0 ? undefined : attempt,
      cause: cause === "" ? undefined : cause,
      body: body ?? undefined,
    });
  }

  relayed(message: Message, hub: ContactPoint, phase: "arrived" | "left"): void {
    this.#record?.({
      kind: "relayed",
      at: this.#agenda.now,
      message: message.id,
      request: message.facts.id,
      node: hub.id,
      phase,
    });
  }

  delivered(message: Message, point: ContactPoint, again: boolean): void {
    this.#record?.({
      kind: "delivered",
      at: this.#agenda.now,
      message: message.id,
      type: message.type,
      request: message.facts.id,
      item: message.item < 0 ? undefined : message.item,
      node: point.id,
      again: again ? true : undefined,
    });
  }

  lost(message: Message, reason: LostRecord["reason"], told: boolean): void {
    this.#record?.({
      kind: "lost",
      at: this.#agenda.now,
      message: message.id,
      request: message.facts.id,
      reason,
      told,
    });
  }

  rejected(message: Message, point: ContactPoint, error: ProtocolErrorName): void {
    this.#record?.({
      kind: "rejected",
      at: this.#agenda.now,
      node: point.id,
      error,
      from: message.author.id,
      message: message.id,
      request: message.facts.id,
    });
  }
}
