const INITIAL_CAPACITY = 1_024;
/** A handle is `generation * HANDLE_BASE + slot`, so that a stale handle is recognised. */
const HANDLE_BASE = 2 ** 26;

const PUSHED = 0;
const PENDING = 1;
const FILLED = 2;
const CANCELLED = 3;

/**
 * Queue of future events ordered by (due, sequence): what is due first comes first, and of two
 * due together the one that was pushed or reserved first.
 *
 * `due` may be any finite number (an instant, or any other priority). An event is two integers,
 * `kind` and `subject` (32 bits, signed), whose meaning is the host's. `pop` leaves the event in
 * the fields `due`, `kind` and `subject`, so that no object is made per event.
 *
 * A host that awaits something whose place in the order is already known reserves that place and
 * fills it later; nothing behind it can be popped before.
 */
export class DueQueue {
  /** Due of the event popped last. */
  due = 0;
  /** Kind of the event popped last. */
  kind = 0;
  /** Subject of the event popped last. */
  subject = 0;

  // A binary heap of (due, slot). The payload lies still in its slot while the heap moves. Which
  // child is due first is random, so `#siftDown` computes it without a branch to mispredict; that
  // made this heap twice as fast as a 4-ary one with branches. Positions past the end are due at
  // Infinity, so that a last child without a sibling needs no case of its own.
  #heapDue: Float64Array;
  #heapSlot: Int32Array;
  #heapSize = 0;
  /** 1 while the popped head's position waits for the next push, which saves moving a leaf there. */
  #hole = 0;
  #sequences: Float64Array;
  #kinds: Int32Array;
  #subjects: Int32Array;
  #states: Uint8Array;
  #generations: Int32Array;
  #freeSlots: Int32Array;
  #nextSequence = 0;
  #cancelled = 0;

  /** `capacity`, a positive integer, is how many entries it has room for before it grows. */
  constructor(capacity = INITIAL_CAPACITY) {
    this.#heapDue = new Float64Array(capacity + 1).fill(Infinity);
    this.#heapSlot = new Int32Array(capacity);
    this.#sequences = new Float64Array(capacity);
    this.#kinds = new Int32Array(capacity);
    this.#subjects = new Int32Array(capacity);
    this.#states = new Uint8Array(capacity);
    this.#generations = new Int32Array(capacity);
    this.#freeSlots = ascending(capacity);
  }

  /** Events and reserved places in the queue; cancelled ones do not count. */
  get size(): number {
    return this.#heapSize - this.#hole - this.#cancelled;
  }

  get isEmpty(): boolean {
    return this.#heapSize === this.#hole;
  }

  /** Due of the head, pending or not; `Infinity` when the queue is empty. */
  peekDue(): number {
    this.#closeHole();
    return this.#heapSize === 0 ? Infinity : (this.#heapDue[0] as number);
  }

  /** Adds an event. Throws a RangeError if `due` is not finite or the payload not 32-bit. */
  push(due: number, kind: number, subject: number): void {
    requireInt32(kind);
    requireInt32(subject);
    const slot = this.#enter(due);
    this.#kinds[slot] = kind;
    this.#subjects[slot] = subject;
  }

  /** Takes the next place among those due at `due`, and returns the handle to fill or cancel it. */
  reserve(due: number): number {
    const slot = this.#enter(due);
    this.#states[slot] = PENDING;
    return (this.#generations[slot] as number) * HANDLE_BASE + slot;
  }

  /** Puts the event into a reserved place. Throws a RangeError if the place is not pending. */
  fill(handle: number, kind: number, subject: number): void {
    const slot = this.#slotOf(handle);
    if (slot < 0 || this.#states[slot] !== PENDING) {
      throw new RangeError(`no pending place has the handle ${handle}`);
    }
    requireInt32(kind);
    requireInt32(subject);
    this.#kinds[slot] = kind;
    this.#subjects[slot] = subject;
    this.#states[slot] = FILLED;
  }

  /** Gives up a reserved place, filled or not; false if it was popped or cancelled before. */
  cancel(handle: number): boolean {
    const slot = this.#slotOf(handle);
    if (slot < 0 || this.#states[slot] === CANCELLED) {
      return false;
    }
    this.#states[slot] = CANCELLED;
    this.#cancelled++;
    this.#dropCancelledHeads();
    return true;
  }

  /** Whether the head is a reserved place that nobody has filled yet. */
  headIsPending(): boolean {
    this.#closeHole();
    return this.#heapSize > 0 && this.#states[this.#heapSlot[0] as number] === PENDING;
  }

  /**
   * Takes the head and sets `due`, `kind` and `subject`; false when the queue is empty.
   * Throws an Error while the head is pending.
   */
  pop(): boolean {
    this.#closeHole();
    if (this.#heapSize === 0) {
      return false;
    }
    const slot = this.#heapSlot[0] as number;
    if (this.#states[slot] === PENDING) {
      throw new Error(`the head, due at ${this.peekDue()}, is reserved and not filled`);
    }
    this.due = this.#heapDue[0] as number;
    this.kind = this.#kinds[slot] as number;
    this.subject = this.#subjects[slot] as number;
    this.#freeHead(slot);
    if (this.#cancelled > 0) {
      this.#dropCancelledHeads();
    }
    return true;
  }

  /** Puts a free slot with the next sequence number into the heap. */
  #enter(due: number): number {
    if (due - due !== 0) {
      throw new RangeError(`due must be a finite number, not ${due}`);
    }
    if (this.#heapSize === this.#heapSlot.length && this.#hole === 0) {
      this.#grow();
    }
    // Free slots are a stack above the used ones: as many are free as the heap has room.
    const slot = this.#freeSlots[this.#heapSize - this.#hole] as number;
    this.#sequences[slot] = this.#nextSequence++;
    if (this.#hole === 1) {
      this.#hole = 0;
      this.#siftDown(this.#heapSize, due, slot);
    } else {
      this.#siftUp(this.#heapSize++, due, slot);
    }
    return slot;
  }

  /** The new entry has the greatest sequence, so it rises only past entries due later. */
  #siftUp(from: number, due: number, slot: number): void {
    const heapDue = this.#heapDue;
    const heapSlot = this.#heapSlot;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentDue = heapDue[parent] as number;
      if (parentDue <= due) {
        break;
      }
      heapDue[at] = parentDue;
      heapSlot[at] = heapSlot[parent] as number;
      at = parent;
    }
    heapDue[at] = due;
    heapSlot[at] = slot;
  }

  #freeHead(slot: number): void {
    if (this.#states[slot] !== PUSHED) {
      this.#generations[slot] = (this.#generations[slot] as number) + 1;
      this.#states[slot] = PUSHED;
    }
    this.#hole = 1;
    this.#freeSlots[this.#heapSize - 1] = slot;
  }

  #closeHole(): void {
    if (this.#hole === 0) {
      return;
    }
    this.#hole = 0;
    const size = --this.#heapSize;
    const lastDue = this.#heapDue[size] as number;
    this.#heapDue[size] = Infinity;
    if (size > 0) {
      this.#siftDown(size, lastDue, this.#heapSlot[size] as number);
    }
  }

  #siftDown(size: number, due: number, slot: number): void {
    const heapDue = this.#heapDue;
    const heapSlot = this.#heapSlot;
    const sequences = this.#sequences;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const left = heapDue[child] as number;
      const right = heapDue[child + 1] as number;
      if (left === right) {
        const leftSequence = sequences[heapSlot[child] as number] as number;
        child += Number((sequences[heapSlot[child + 1] as number] as number) < leftSequence);
      } else {
        child += Number(right < left);
      }
      const childDue = heapDue[child] as number;
      const childSlot = heapSlot[child] as number;
      if (
        due < childDue ||
        (due === childDue && (sequences[slot] as number) < (sequences[childSlot] as number))
      ) {
        break;
      }
      heapDue[at] = childDue;
      heapSlot[at] = childSlot;
      at = child;
    }
    heapDue[at] = due;
    heapSlot[at] = slot;
  }

  /** Keeps the head a live entry, so that `peekDue`, `isEmpty` and `headIsPending` tell the truth. */
  #dropCancelledHeads(): void {
    this.#closeHole();
    while (this.#heapSize > 0 && this.#states[this.#heapSlot[0] as number] === CANCELLED) {
      this.#freeHead(this.#heapSlot[0] as number);
      this.#closeHole();
      this.#cancelled--;
    }
  }

  /** The slot of a reserved place still in the queue, or -1. */
  #slotOf(handle: number): number {
    const slot = handle % HANDLE_BASE;
    const isLive =
      this.#generations[slot] === Math.floor(handle / HANDLE_BASE) && this.#states[slot] !== PUSHED;
    return isLive ? slot : -1;
  }

  #grow(): void {
    const doubled = this.#heapSlot.length * 2;
    if (doubled > HANDLE_BASE) {
      throw new RangeError(`the queue holds at most ${HANDLE_BASE} entries`);
    }
    this.#heapDue = enlarged(this.#heapDue, new Float64Array(doubled + 1).fill(Infinity));
    this.#heapSlot = enlarged(this.#heapSlot, new Int32Array(doubled));
    this.#sequences = enlarged(this.#sequences, new Float64Array(doubled));
    this.#kinds = enlarged(this.#kinds, new Int32Array(doubled));
    this.#subjects = enlarged(this.#subjects, new Int32Array(doubled));
    this.#states = enlarged(this.#states, new Uint8Array(doubled));
    this.#generations = enlarged(this.#generations, new Int32Array(doubled));
    this.#freeSlots = ascending(doubled);
  }
}

function requireInt32(value: number): void {
  if ((value | 0) !== value) {
    throw new RangeError(`kind and subject must be 32-bit integers, not ${value}`);
  }
}

function ascending(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}

function enlarged<A extends Float64Array | Int32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
