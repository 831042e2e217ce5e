import { entityKey, KeyedRandom, ln } from "../src/index.ts";
import { MEAN_GAP, MEAN_LEG, MEAN_WORK, NODES } from "./cp200-on-engine.ts";
import type { Cp200Result } from "./cp200-on-engine.ts";

const CAPACITY = 65_536;
const NONE = -1;

/**
 * CP200 as one flat loop: a binary heap of (due, sequence, payload) inline in typed arrays of fixed
 * size, and the five events in one switch. It takes the engine's keyed draws and logarithm, so
 * that its results equal those of `cp200OnEngine` to the last bit and only the queue and the form
 * of the program differ.
 */
export function cp200Flat(seed: number, events: number): Cp200Result {
  const draw = new KeyedRandom(seed).label("cp200");
  const keys = Array.from({ length: NODES }, (_, node) => entityKey(`node/${node}`));
  const heap = new InlineHeap();
  const sent = new Int32Array(NODES);
  const serving = new Int32Array(NODES).fill(NONE);
  const lastWaiting = new Int32Array(NODES).fill(NONE);
  const sentAt = new Float64Array(CAPACITY);
  const work = new Float64Array(CAPACITY);
  const replyLeg = new Float64Array(CAPACITY);
  const closeLeg = new Float64Array(CAPACITY);
  const destination = new Int32Array(CAPACITY);
  const next = Int32Array.from({ length: CAPACITY }, (_, i) => i + 1);
  let free = 0;
  let responses = 0;
  let responseSum = 0;

  for (const [node, key] of keys.entries()) {
    heap.push(-MEAN_GAP * ln(draw.uniform(key, 0, 3)), 0, node);
  }
  for (let done = 0; done < events; done++) {
    const now = heap.dues[0] as number;
    const payload = heap.payloads[0] as number;
    const subject = payload >> 3;
    heap.removeHead();
    switch (payload & 7) {
      case 0: {
        const key = keys[subject];
        if (key === undefined || free === CAPACITY) {
          throw new RangeError("the model outgrew its arrays");
        }
        const record = free;
        free = next[record] as number;
        const index = (sent[subject] as number)++;
        draw.pair(key, index, 0);
        const gap = -MEAN_GAP * ln(draw.first);
        const other = Math.floor(draw.second * (NODES - 1));
        destination[record] = other < subject ? other : other + 1;
        draw.pair(key, index, 1);
        const leg = -MEAN_LEG * ln(draw.first);
        work[record] = -MEAN_WORK * ln(draw.second);
        draw.pair(key, index, 2);
        replyLeg[record] = -MEAN_LEG * ln(draw.first);
        closeLeg[record] = -MEAN_LEG * ln(draw.second);
        sentAt[record] = now;
        heap.push(now + leg, 1, record);
        heap.push(now + gap, 0, subject);
        break;
      }
      case 1: {
        const node = destination[subject] as number;
        next[subject] = NONE;
        if (serving[node] === NONE) {
          serving[node] = subject;
          heap.push(now + (work[subject] as number), 2, subject);
        } else {
          next[lastWaiting[node] as number] = subject;
        }
        lastWaiting[node] = subject;
        break;
      }
      case 2: {
        const following = next[subject] as number;
        serving[destination[subject] as number] = following;
        if (following !== NONE) {
          heap.push(now + (work[following] as number), 2, following);
        }
        heap.push(now + (replyLeg[subject] as number), 3, subject);
        break;
      }
      case 3:
        responses++;
        responseSum += now - (sentAt[subject] as number);
        heap.push(now + (closeLeg[subject] as number), 4, subject);
        break;
      default:
        next[subject] = free;
        free = subject;
    }
  }
  return { events, responses, responseSum };
}

/** The payload is the event's kind in the lowest three bits and its subject above. */
class InlineHeap {
  // Past the end stands Infinity, so that a last child needs no sibling.
  readonly dues = new Float64Array(CAPACITY).fill(Infinity);
  readonly payloads = new Int32Array(CAPACITY);
  readonly #sequences = new Float64Array(CAPACITY);
  #size = 0;
  #nextSequence = 0;

  push(due: number, kind: number, subject: number): void {
    const { dues, payloads } = this;
    const sequences = this.#sequences;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentDue = dues[parent] as number;
      if (parentDue <= due) {
        break;
      }
      dues[at] = parentDue;
      sequences[at] = sequences[parent] as number;
      payloads[at] = payloads[parent] as number;
      at = parent;
    }
    dues[at] = due;
    sequences[at] = this.#nextSequence++;
    payloads[at] = (subject << 3) | kind;
  }

  removeHead(): void {
    const { dues, payloads } = this;
    const sequences = this.#sequences;
    const size = --this.#size;
    const due = dues[size] as number;
    const sequence = sequences[size] as number;
    const payload = payloads[size] as number;
    dues[size] = Infinity;
    if (size === 0) {
      return;
    }
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const left = dues[child] as number;
      const right = dues[child + 1] as number;
      child +=
        left === right
          ? Number((sequences[child + 1] as number) < (sequences[child] as number))
          : Number(right < left);
      const childDue = dues[child] as number;
      const childSequence = sequences[child] as number;
      if (due < childDue || (due === childDue && sequence < childSequence)) {
        break;
      }
      dues[at] = childDue;
      sequences[at] = childSequence;
      payloads[at] = payloads[child] as number;
      at = child;
    }
    dues[at] = due;
    sequences[at] = sequence;
    payloads[at] = payload;
  }
}
