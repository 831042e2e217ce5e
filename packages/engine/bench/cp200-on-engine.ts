import { DueQueue, entityKey, KeyedRandom, ln } from "../src/index.ts";

/** What a run of CP200 yields: answered requests and the sum of their response times. */
export type Cp200Result = { events: number; responses: number; responseSum: number };

export const NODES = 200;
export const MEAN_GAP = 1 / 0.8;
export const MEAN_LEG = 0.05;
export const MEAN_WORK = 1;

const ARRIVE = 0;
const DELIVER = 1;
const SERVICE_END = 2;
const REPLY = 3;
const CLOSE = 4;
const NONE = -1;
const INITIAL_RECORDS = 4_096;

/**
 * CP200 on the engine: 200 nodes, each a Poisson source of rate 0.8 and a single FIFO server of
 * rate 1; a request goes to a random other node, waits, is served and answered. Every draw of the
 * k-th request of a node has the key (node, k), so that no order of events can change it.
 */
export function cp200OnEngine(seed: number, events: number): Cp200Result {
  return new Cp200(seed).run(events);
}

class Cp200 {
  readonly #queue = new DueQueue();
  readonly #draw;
  readonly #keys = Array.from({ length: NODES }, (_, node) => entityKey(`node/${node}`));
  readonly #sent = new Int32Array(NODES);
  readonly #serving = new Int32Array(NODES).fill(NONE);
  readonly #lastWaiting = new Int32Array(NODES).fill(NONE);
  #records = INITIAL_RECORDS;
  #sentAt = new Float64Array(INITIAL_RECORDS);
  #work = new Float64Array(INITIAL_RECORDS);
  #replyLeg = new Float64Array(INITIAL_RECORDS);
  #closeLeg = new Float64Array(INITIAL_RECORDS);
  #destination = new Int32Array(INITIAL_RECORDS);
  /** The next in the same desk's line, or the next free record. */
  #next = Int32Array.from({ length: INITIAL_RECORDS }, (_, i) => i + 1);
  #free = 0;
  #responses = 0;
  #responseSum = 0;

  constructor(seed: number) {
    this.#draw = new KeyedRandom(seed).label("cp200");
    this.#keys.forEach((key, node) => {
      this.#queue.push(-MEAN_GAP * ln(this.#draw.uniform(key, 0, 3)), ARRIVE, node);
    });
  }

  run(events: number): Cp200Result {
    const queue = this.#queue;
    for (let done = 0; done < events; done++) {
      queue.pop();
      this.#handle(queue.kind, queue.subject);
    }
    return { events, responses: this.#responses, responseSum: this.#responseSum };
  }

  #handle(kind: number, subject: number): void {
    switch (kind) {
      case ARRIVE:
        this.#arrive(subject);
        break;
      case DELIVER:
        this.#deliver(subject);
        break;
      case SERVICE_END:
        this.#endService(subject);
        break;
      case REPLY:
        this.#reply(subject);
        break;
      case CLOSE:
        this.#next[subject] = this.#free;
        this.#free = subject;
        break;
    }
  }

  #arrive(node: number): void {
    const now = this.#queue.due;
    if (this.#free === this.#records) {
      this.#addRecords();
    }
    const record = this.#free;
    this.#free = this.#next[record] as number;
    const index = (this.#sent[node] as number)++;
    const draw = this.#draw;
    const key = this.#keys[node];
    if (key === undefined) {
      throw new RangeError(`there is no node ${node}`);
    }
    draw.pair(key, index, 0);
    const gap = -MEAN_GAP * ln(draw.first);
    const other = Math.floor(draw.second * (NODES - 1));
    this.#destination[record] = other < node ? other : other + 1;
    draw.pair(key, index, 1);
    const leg = -MEAN_LEG * ln(draw.first);
    this.#work[record] = -MEAN_WORK * ln(draw.second);
    draw.pair(key, index, 2);
    this.#replyLeg[record] = -MEAN_LEG * ln(draw.first);
    this.#closeLeg[record] = -MEAN_LEG * ln(draw.second);
    this.#sentAt[record] = now;
    this.#queue.push(now + leg, DELIVER, record);
    this.#queue.push(now + gap, ARRIVE, node);
  }

  #deliver(record: number): void {
    const now = this.#queue.due;
    const node = this.#destination[record] as number;
    this.#next[record] = NONE;
    if (this.#serving[node] === NONE) {
      this.#serving[node] = record;
      this.#queue.push(now + (this.#work[record] as number), SERVICE_END, record);
    } else {
      this.#next[this.#lastWaiting[node] as number] = record;
    }
    this.#lastWaiting[node] = record;
  }

  #endService(record: number): void {
    const now = this.#queue.due;
    const node = this.#destination[record] as number;
    const following = this.#next[record] as number;
    this.#serving[node] = following;
    if (following !== NONE) {
      this.#queue.push(now + (this.#work[following] as number), SERVICE_END, following);
    }
    this.#queue.push(now + (this.#replyLeg[record] as number), REPLY, record);
  }

  #reply(record: number): void {
    const now = this.#queue.due;
    this.#responses++;
    this.#responseSum += now - (this.#sentAt[record] as number);
    this.#queue.push(now + (this.#closeLeg[record] as number), CLOSE, record);
  }

  #addRecords(): void {
    const doubled = this.#records * 2;
    this.#sentAt = copied(this.#sentAt, new Float64Array(doubled));
    this.#work = copied(this.#work, new Float64Array(doubled));
    this.#replyLeg = copied(this.#replyLeg, new Float64Array(doubled));
    this.#closeLeg = copied(this.#closeLeg, new Float64Array(doubled));
    this.#destination = copied(this.#destination, new Int32Array(doubled));
    const next = Int32Array.from({ length: doubled }, (_, i) => i + 1);
    next.set(this.#next);
    this.#next = next;
    this.#records = doubled;
  }
}

function copied<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
