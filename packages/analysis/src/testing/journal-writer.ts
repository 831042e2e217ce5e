import { DAY, MINUTE } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type {
  DutyRecord,
  HoldRecord,
  JournalRecord,
  MessageBody,
  MessageType,
  NeedItem,
  NeedRecord,
  OrderRecord,
  ResolvedScenario,
  TaskRecord,
} from "@contactpoint/protocol";
import { SAMPLE_START, sampleScenario } from "./sample-scenario.ts";

const FROM_REQUESTING: readonly MessageType[] = [
  "request",
  "supplement",
  "choice",
  "withdrawal",
  "extension-request",
  "assistance-request",
  "status-query",
];

interface Way {
  readonly from: string;
  readonly to: string;
  messages: number;
}

/**
 * Writes a journal by hand, one record a call, at the minute last set by `minute`. Every desk is
 * staffed from the start. Messages run between the two States of the request's need.
 */
export class JournalWriter {
  readonly records: JournalRecord[] = [];
  readonly #ways = new Map<string, Way>();
  #now: Instant = SAMPLE_START;

  constructor(scenario: ResolvedScenario = sampleScenario()) {
    this.records.push({ kind: "scenario", at: scenario.clock.start, protocol: "1", scenario });
    this.#now = scenario.clock.start;
    for (const { id } of scenario.states) {
      this.duty(id, { duty: "desk", present: 1 });
    }
  }

  /** What follows happens this many minutes after the start of the sample scenario. */
  minute(minutes: number): this {
    this.#now = SAMPLE_START + minutes * MINUTE;
    return this;
  }

  add(record: JournalRecord): this {
    this.records.push(record);
    return this;
  }

  need(request: string, more: Partial<NeedRecord> = {}): this {
    const need: NeedRecord = {
      kind: "need",
      at: this.#now,
      request,
      form: "preservation",
      urgency: "urgent",
      from: "XA",
      to: "XB",
      items: [sampleItem()],
      circumstances: [],
      ...more,
    };
    this.#ways.set(request, { from: need.from, to: need.to, messages: 0 });
    return this.add(need);
  }

  noBasis(request: string): this {
    return this.add({ kind: "no-basis", at: this.#now, request, reason: "no-instrument" });
  }

  /** A message leaves its author; it gets the next number of its request. */
  sent(
    request: string,
    type: MessageType,
    more: { item?: number; body?: MessageBody; route?: readonly string[] } = {},
  ): this {
    const way = this.#way(request);
    way.messages += 1;
    const [from, to] = FROM_REQUESTING.includes(type) ? [way.from, way.to] : [way.to, way.from];
    return this.add({
      kind: "sent",
      at: this.#now,
      message: `${request}#${way.messages}`,
      type,
      request,
      from,
      to,
      route: [from, to],
      instrument: "sample-convention",
      channel: "network",
      ...more,
    });
  }

  /** The last message of the request arrives, or the one with this number. */
  delivered(
    request: string,
    type: MessageType,
    more: { item?: number; number?: number } = {},
  ): this {
    const way = this.#way(request);
    const { number = way.messages, ...rest } = more;
    const node = FROM_REQUESTING.includes(type) ? way.to : way.from;
    const message = `${request}#${number}`;
    return this.add({ kind: "delivered", at: this.#now, message, type, request, node, ...rest });
  }

  relayed(request: string, node: string, phase: "arrived" | "left"): this {
    const message = `${request}#${this.#way(request).messages}`;
    return this.add({ kind: "relayed", at: this.#now, message, request, node, phase });
  }

  lost(request: string): this {
    const message = `${request}#${this.#way(request).messages}`;
    const { now: at } = this;
    return this.add({ kind: "lost", at, message, request, reason: "link-loss", told: false });
  }

  /** An officer's task at the requested side, unless `more` says otherwise. */
  task(
    request: string,
    task: TaskRecord["task"],
    phase: TaskRecord["phase"],
    more: Partial<TaskRecord> & { number: number },
  ): this {
    const node = this.#ways.get(request)?.to ?? "XB";
    const { now: at } = this;
    return this.add({ kind: "task", at, node, request, task, phase, by: "officer", ...more });
  }

  order(request: string, item: number, answer?: NonNullable<OrderRecord["answer"]>): this {
    const { to: node } = this.#way(request);
    const base = { kind: "order", at: this.#now, node, request, item, provider: "mail" } as const;
    return this.add(
      answer === undefined ? { ...base, phase: "sent" } : { ...base, phase: "answered", answer },
    );
  }

  hold(request: string, item: number, change: HoldRecord["change"], until: Instant): this {
    const { to: node } = this.#way(request);
    const { now: at } = this;
    return this.add({ kind: "hold", at, node, request, item, change, until, order_until: until });
  }

  /** The requesting machine moves. */
  requesting(request: string, to: string, final?: true): this {
    const { from: node } = this.#way(request);
    return this.add({
      kind: "state",
      at: this.#now,
      node,
      machine: "requesting",
      request,
      from: "acknowledged",
      event: "moved",
      to,
      ...(final === true ? { final } : {}),
    });
  }

  duty(node: string, more: Partial<DutyRecord>): this {
    const { now: at } = this;
    return this.add({ kind: "duty", at, node, duty: "desk", present: 1, on_call: 0, ...more });
  }

  /** Ends the run here and gives the journal. */
  end(): readonly JournalRecord[] {
    this.add({ kind: "end", at: this.#now });
    return this.records;
  }

  get now(): Instant {
    return this.#now;
  }

  #way(request: string): Way {
    const way = this.#ways.get(request);
    if (way === undefined) {
      throw new RangeError(`no need was written for ${request}`);
    }
    return way;
  }
}

/** An item whose data expire after 30 days, unless `more` says otherwise. */
export function sampleItem(more: Partial<NeedItem> = {}): NeedItem {
  return {
    provider: "mail",
    expires_at: SAMPLE_START + 30 * DAY,
    stated_expiry: null,
    data_class: "traffic",
    ...more,
  };
}
