import type { Duration } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";

/** A quantity that chance decided, under a name that does not depend on when it was needed. */
export interface DrawnQuantity {
  /** Under what: the contact point, or the channel and way. Two runs may differ in that. */
  readonly by: string;
  readonly is: Duration;
}

/**
 * How long each task took from its start, each provider from its order and each message from
 * leaving, by request, kind and number of occurrence. Messages that went through hubs are left out,
 * and so is what had not ended.
 */
export function drawnQuantities(journal: readonly JournalRecord[]): Map<string, DrawnQuantity> {
  const book = new QuantityBook();
  for (const record of journal) {
    if (record.kind === "task") book.task(record);
    else if (record.kind === "order") book.order(record);
    else if (record.kind === "sent") book.sent(record);
    else if (record.kind === "delivered") book.delivered(record);
  }
  return book.found;
}

type Of<K extends JournalRecord["kind"]> = Extract<JournalRecord, { kind: K }>;

class QuantityBook {
  readonly found = new Map<string, DrawnQuantity>();
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #begun = new Map<string, number>();

  task(record: Of<"task">): void {
    const { request, task, node, at, phase } = record;
    const own = `task ${request} ${node} ${record.number}`;
    if (phase === "asked")
      this.#names.set(
        own,
        this.#numbered(`${request} ${task} ${task === "relay" ? node : record.item}`),
      );
    else if (phase === "started") this.#begun.set(own, at);
    else if (phase === "finished") this.#end(own, node, at);
  }

  order({ request, item, provider, phase, at }: Of<"order">): void {
    const own = `order ${request} ${item}`;
    if (phase === "answered") return this.#end(own, provider, at);
    this.#names.set(own, this.#numbered(own));
    this.#begun.set(own, at);
  }

  sent({ message, request, type, item, channel, route, at }: Of<"sent">): void {
    const name = this.#numbered(`${request} ${type} ${item}`);
    if (route.length > 2) return;
    this.#names.set(message, `${name} by ${channel} ${route.join(">")}`);
    this.#begun.set(message, at);
  }

  delivered({ message, at }: Of<"delivered">): void {
    const [name = "", by = ""] = this.#names.get(message)?.split(" by ") ?? [];
    if (name === "") return;
    this.#names.set(message, name);
    this.#end(message, by, at);
  }

  #end(own: string, by: string, at: number): void {
    const name = this.#names.get(own);
    const begun = this.#begun.get(own);
    this.#begun.delete(own);
    if (name !== undefined && begun !== undefined) this.found.set(name, { by, is: at - begun });
  }

  #numbered(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${name} ${count}`;
  }
}
