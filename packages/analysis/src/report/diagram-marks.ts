import type { Instant } from "@contactpoint/engine";
import { providerKey } from "./diagram-lanes.ts";
import type { RequestRecord } from "./request-diagram.ts";

/** A message or an order under way between two lanes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly left: Instant;
  readonly arrived: Instant;
  readonly name: string;
  readonly isLost: boolean;
}

/** Something that lasts on one lane. */
export interface Bar {
  readonly lane: string;
  readonly kind: "waits" | "works" | "authority" | "provider";
  readonly from: Instant;
  readonly until: Instant;
  readonly name: string;
}

export interface Marks {
  readonly arrows: readonly Arrow[];
  readonly bars: readonly Bar[];
}

/** Arrows and bars of one request's records. What had not ended by the last record ends there. */
export function diagramMarks(records: readonly RequestRecord[]): Marks {
  const gathering = new Gathering(records.at(-1)?.at ?? 0);
  for (const record of records) {
    gathering.add(record);
  }
  return gathering.finish();
}

interface Open {
  readonly lane: string;
  readonly at: Instant;
  readonly name: string;
  readonly kind: Bar["kind"];
}

class Gathering {
  readonly #end: Instant;
  readonly #arrows: Arrow[] = [];
  readonly #bars: Bar[] = [];
  /** Where each message was last seen. */
  readonly #messages = new Map<string, { node: string; to: string; at: Instant; name: string }>();
  readonly #open = new Map<string, Open>();

  constructor(end: Instant) {
    this.#end = end;
  }

  add(record: RequestRecord): void {
    const { at } = record;
    switch (record.kind) {
      case "sent": {
        const name = (record.try ?? 1) > 1 ? `${record.type}, try ${record.try}` : record.type;
        this.#messages.set(record.message, { node: record.from, to: record.to, at, name });
        return;
      }
      case "relayed":
        return this.#move(record.message, record.node, at);
      case "delivered":
        this.#move(record.message, record.node, at);
        this.#messages.delete(record.message);
        return;
      case "lost":
        return this.#lose(record.message, at);
      case "task":
        return this.#task(record);
      case "order":
        return this.#order(record);
      case "need":
      case "no-basis":
      case "state":
      case "hold":
      case "rejected":
      case "exposed":
        return;
    }
  }

  finish(): Marks {
    for (const key of this.#open.keys()) {
      this.#close(key, this.#end, "");
    }
    return { arrows: merged(this.#arrows), bars: this.#bars };
  }

  #move(message: string, node: string, at: Instant): void {
    const known = this.#messages.get(message);
    if (known === undefined) {
      return;
    }
    if (known.node !== node) {
      const { node: from, at: left, name } = known;
      this.#arrows.push({ from, to: node, left, arrived: at, name, isLost: false });
    }
    // The rest of a way goes without a name: it has been said once.
    this.#messages.set(message, { ...known, node, at, name: "" });
  }

  #lose(message: string, at: Instant): void {
    const known = this.#messages.get(message);
    if (known !== undefined) {
      const { node: from, to, at: left, name } = known;
      this.#arrows.push({ from, to, left, arrived: at, name: `${name} lost`, isLost: true });
      this.#messages.delete(message);
    }
  }

  #task(record: Extract<RequestRecord, { kind: "task" }>): void {
    const key = `${record.request}/${record.node}/${record.number}`;
    const by = record.by === "authority" ? "authority" : "works";
    const { node: lane, at } = record;
    switch (record.phase) {
      case "asked":
        this.#open.set(key, { lane, at, name: "", kind: "waits" });
        return;
      case "started":
        this.#close(key, at, "");
        this.#open.set(key, { lane, at, name: record.task, kind: by });
        return;
      case "finished":
        return this.#close(key, at, resultText(record.task, record.result));
      case "dropped":
        return this.#close(key, at, " (dropped)");
    }
  }

  #order(record: Extract<RequestRecord, { kind: "order" }>): void {
    const { node, at, request, item, provider } = record;
    const lane = providerKey(provider);
    const way = { left: at, arrived: at, isLost: false };
    const key = `${request}/order/${item}`;
    if (record.phase === "sent") {
      this.#arrows.push({ ...way, from: node, to: lane, name: "order" });
      this.#open.set(key, { lane, at, name: "", kind: "provider" });
    } else {
      this.#close(key, at, "");
      this.#arrows.push({ ...way, from: lane, to: node, name: record.answer ?? "answered" });
    }
  }

  #close(key: string, until: Instant, result: string): void {
    const open = this.#open.get(key);
    if (open !== undefined) {
      const { lane, at: from, name, kind } = open;
      this.#bars.push({ lane, kind, from, until, name: name === "" ? "" : `${name}${result}` });
      this.#open.delete(key);
    }
  }
}

// `order: ordered` says no more than `order`.
function resultText(task: string, result: string | undefined): string {
  const isPlain = result === undefined || result === `${task}d` || result === `${task}ed`;
  return isPlain ? "" : `: ${result}`;
}

// Answers to several items often travel at once: one arrow, with their number.
function merged(arrows: readonly Arrow[]): Arrow[] {
  const groups = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const key = `${arrow.from}>${arrow.to}@${arrow.left}-${arrow.arrived}`;
    groups.set(key, [...(groups.get(key) ?? []), arrow]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const counts = new Map<string, number>();
    group.forEach(({ name }) => counts.set(name, (counts.get(name) ?? 0) + 1));
    const names = [...counts].map(([name, n]) => (n > 1 && name !== "" ? `${n} × ${name}` : name));
    return first === undefined ? [] : [{ ...first, name: names.join(", ") }];
  });
}
