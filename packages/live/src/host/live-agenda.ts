import { DueQueue, type Instant } from "@contactpoint/engine";
import type { Agenda, Happening } from "@contactpoint/world";

/** A place in the order of what is to come, for something that is awaited from outside. */
export type Place = number;

/** Why a run of the agenda ended. */
export type Stop =
  /** Nothing more is due before the limit. */
  | "idle"
  /** The next in order is awaited and has not come. */
  | "awaiting"
  /** It did as much as it was asked to; more is due. */
  | "more";

/**
 * What is to happen, in the order of the exercise clock. What comes from sockets takes its place
 * when it is sent and is filled when it arrives, so that the order does not depend on how long the
 * real network took; nothing behind a place that is still empty happens before.
 */
export class LiveAgenda implements Agenda {
  now: Instant;
  /** Happenings carried out so far: a position in the life of this process. */
  events = 0;
  readonly #end: Instant;
  readonly #queue = new DueQueue();
  readonly #happenings: (Happening | null)[] = [];
  readonly #free: number[] = [];

  /** @param end nothing happens after it */
  constructor(start: Instant, end: Instant) {
    this.now = start;
    this.#end = end;
  }

  /** Throws a RangeError if `due` lies before `now`: an effect before its cause. */
  at(due: Instant, happening: Happening): void {
    this.#refusePast(due);
    // Much of what follows from a request is due in weeks.
    if (due <= this.#end) this.#queue.push(due, 0, this.#keep(happening));
  }

  /** Takes the next place among those due at `due`. */
  reserve(due: Instant): Place {
    this.#refusePast(due);
    return this.#queue.reserve(due);
  }

  fill(place: Place, happening: Happening): void {
    this.#queue.fill(place, 0, this.#keep(happening));
  }

  /** When the next in order is due, come or not; `Infinity` if there is none. */
  get nextDue(): Instant {
    return this.#queue.peekDue();
  }

  /** Carries out what is due before `limit`, in order, at most `most` happenings. */
  run(limit: Instant, most: number): Stop {
    for (let done = 0; done < most; done++) {
      const queue = this.#queue;
      if (!(queue.peekDue() < limit)) return "idle";
      if (queue.headIsPending()) return "awaiting";
      queue.pop();
      const happening = this.#happenings[queue.subject];
      this.#happenings[queue.subject] = null;
      this.#free.push(queue.subject);
      this.now = queue.due;
      this.events++;
      happening?.happen();
    }
    return "more";
  }

  #keep(happening: Happening): number {
    const slot = this.#free.pop() ?? this.#happenings.length;
    this.#happenings[slot] = happening;
    return slot;
  }

  #refusePast(due: Instant): void {
    if (due < this.now) throw new RangeError(`due at ${due}, before the present ${this.now}`);
  }
}
