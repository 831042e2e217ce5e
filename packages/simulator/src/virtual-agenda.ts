import { DueQueue, type Instant } from "@contactpoint/engine";
import type { Agenda, Happening } from "@contactpoint/world";

/** Virtual time: the clock jumps from one happening to the next. */
export class VirtualAgenda implements Agenda {
  now: Instant;
  /** Happenings carried out so far. */
  events = 0;
  readonly #queue = new DueQueue();
  readonly #happenings: (Happening | null)[] = [];
  readonly #free: number[] = [];

  constructor(start: Instant) {
    this.now = start;
  }

  /** Throws a RangeError if `due` lies before `now`: an effect before its cause. */
  at(due: Instant, happening: Happening): void {
    if (due < this.now) throw new RangeError(`due at ${due}, before the present ${this.now}`);
    const slot = this.#free.pop() ?? this.#happenings.length;
    this.#happenings[slot] = happening;
    this.#queue.push(due, 0, slot);
  }

  /** Carries out everything due before `end`, then lets the clock stand at `end`. */
  runUntil(end: Instant): void {
    const queue = this.#queue;
    while (queue.peekDue() < end && queue.pop()) {
      const happening = this.#happenings[queue.subject];
      this.#happenings[queue.subject] = null;
      this.#free.push(queue.subject);
      this.now = queue.due;
      this.events++;
      happening?.happen();
    }
    this.now = end;
  }
}
