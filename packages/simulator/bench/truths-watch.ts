import { HOUR, type Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario, TaskRecord } from "@contactpoint/protocol";

/** A number that changes in steps, and its averages over time from an instant on. */
export class LevelMeter {
  level = 0;
  /** Sums over time, in level (squared) times milliseconds. */
  area = 0;
  squared = 0;
  empty = 0;
  #since: Instant;
  readonly #from: Instant;

  constructor(start: Instant, from: Instant) {
    this.#since = start;
    this.#from = from;
  }

  change(at: Instant, by: number): void {
    const lasted = Math.max(0, at - Math.max(this.#since, this.#from));
    this.area += this.level * lasted;
    this.squared += this.level * this.level * lasted;
    if (this.level === 0) this.empty += lasted;
    this.#since = at;
    this.level += by;
  }
}

/** Officers' tasks at one node. */
export interface NodeMeters {
  /** Tasks waiting or in hand. */
  readonly present: LevelMeter;
  readonly waiting: LevelMeter;
  readonly inHand: LevelMeter;
  /** Tasks put on the desk after the warm-up, and those of all that then left its queue unbegun. */
  asked: number;
  dropped: number;
  /** Time in each duty, from the start of the run. */
  readonly duties: Map<string, number>;
  duty: string;
  dutySince: Instant;
}

/** What a case wants to know beyond the request table. */
export interface WatchOptions {
  /** Counts the tasks present at this node at every full hour, by hour of the day. */
  readonly census?: string;
  /** Counts the tries of each request. */
  readonly tries?: boolean;
}

/** Follows a journal for what the request table does not offer: levels over time and counts. */
export class JournalWatch {
  readonly nodes = new Map<string, NodeMeters>();
  readonly inTransit: LevelMeter;
  /** Requests neither closed nor without a basis; counted from the start of the run. */
  readonly open: LevelMeter;
  readonly tries = new Map<string, number>();
  /** Sum and number of the census at each hour of the day. */
  readonly census = Array.from({ length: 24 }, () => ({ sum: 0, count: 0 }));
  needs = 0;
  closed = 0;
  /** Deliveries of requests, copies included. */
  deliveries = 0;
  copies = 0;
  #mark: Instant;
  readonly #start: Instant;
  readonly #from: Instant;
  readonly #options: WatchOptions;

  constructor({ clock }: ResolvedScenario, options: WatchOptions) {
    this.#start = clock.start;
    this.#from = clock.start + clock.warm_up;
    this.#mark = this.#from;
    this.#options = options;
    this.inTransit = this.#meter();
    this.open = new LevelMeter(clock.start, clock.start);
  }

  add(record: JournalRecord): void {
    switch (record.kind) {
      case "task":
        if (record.by === "officer") this.#addTask(record);
        return;
      case "need":
        this.needs++;
        this.open.change(record.at, 1);
        return;
      case "no-basis":
        this.#close(record.at);
        return;
      case "state":
        if (record.final === true) this.#close(record.at);
        return;
      case "sent":
        if (record.type === "request") this.#addTry(record.request, record.at);
        return;
      case "delivered":
        if (record.type === "request") this.#addDelivery(record.at, record.again === true);
        return;
      case "duty":
        this.#addDuty(record.node, record.duty, record.at);
        return;
      case "end":
        this.#end(record.at);
        return;
      default:
        return;
    }
  }

  node(id: string): NodeMeters {
    const known = this.nodes.get(id);
    if (known !== undefined) return known;
    const meters = {
      present: this.#meter(),
      waiting: this.#meter(),
      inHand: this.#meter(),
      asked: 0,
      dropped: 0,
      duties: new Map<string, number>(),
      duty: "",
      dutySince: this.#start,
    };
    this.nodes.set(id, meters);
    return meters;
  }

  #addTask({ node, phase, at }: TaskRecord): void {
    if (node === this.#options.census) this.#count(node, at);
    const meters = this.node(node);
    const { present, waiting, inHand } = meters;
    if (phase === "asked") {
      if (at >= this.#from) meters.asked++;
      present.change(at, 1);
      waiting.change(at, 1);
    } else if (phase === "started") {
      waiting.change(at, -1);
      inHand.change(at, 1);
    } else if (phase === "dropped") {
      if (at >= this.#from) meters.dropped++;
      waiting.change(at, -1);
      present.change(at, -1);
    } else {
      inHand.change(at, -1);
      present.change(at, -1);
    }
  }

  /** Enters the level at every full hour that has passed. */
  #count(node: string, until: Instant): void {
    const { level } = this.node(node).present;
    for (; this.#mark < until; this.#mark += HOUR) {
      const entry = this.census[Math.floor(this.#mark / HOUR) % 24];
      if (entry === undefined) throw new RangeError("a day has 24 hours");
      entry.sum += level;
      entry.count++;
    }
  }

  #close(at: Instant): void {
    this.closed++;
    this.open.change(at, -1);
  }

  #addTry(request: string, at: Instant): void {
    this.inTransit.change(at, 1);
    if (this.#options.tries === true) this.tries.set(request, (this.tries.get(request) ?? 0) + 1);
  }

  #addDelivery(at: Instant, again: boolean): void {
    this.deliveries++;
    if (again) this.copies++;
    else this.inTransit.change(at, -1);
  }

  #addDuty(node: string, duty: string, at: Instant): void {
    const meters = this.node(node);
    if (meters.duty !== "") {
      const spent = meters.duties.get(meters.duty) ?? 0;
      meters.duties.set(meters.duty, spent + at - meters.dutySince);
    }
    meters.duty = duty;
    meters.dutySince = at;
  }

  #end(at: Instant): void {
    this.open.change(at, 0);
    this.inTransit.change(at, 0);
    for (const [id, meters] of this.nodes) {
      for (const meter of [meters.present, meters.waiting, meters.inHand]) meter.change(at, 0);
      this.#addDuty(id, meters.duty, at);
    }
  }

  #meter(): LevelMeter {
    return new LevelMeter(this.#start, this.#from);
  }
}
