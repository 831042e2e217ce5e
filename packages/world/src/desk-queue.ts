import { DueQueue } from "@contactpoint/engine";
import type { Task } from "./task.ts";

/** Desks are many, and few have more than this waiting at once; the queue grows where they do. */
const QUEUED_AT_FIRST = 8;

/** Work that waits at a desk, by rank and, within a rank, by age. */
export class DeskQueue {
  readonly #queue = new DueQueue(QUEUED_AT_FIRST);
  readonly #slots: (Task | null)[] = [];
  readonly #free: number[] = [];
  /** Oldest first, whatever the rank. */
  readonly #waiting = new Set<Task>();

  get size(): number {
    return this.#waiting.size;
  }

  has(task: Task): boolean {
    return this.#waiting.has(task);
  }

  /** Oldest first, whatever the rank. */
  get waiting(): Iterable<Task> {
    return this.#waiting;
  }

  add(task: Task, rank: number): void {
    const slot = this.#free.pop() ?? this.#slots.length;
    this.#slots[slot] = task;
    this.#waiting.add(task);
    task.of?.enqueue(task);
    this.#queue.push(rank, 0, slot);
  }

  /** The next by rank; null if nothing waits. */
  take(): Task | null {
    while (this.#waiting.size > 0) {
      this.#queue.pop();
      const slot = this.#queue.subject;
      const task = this.#slots[slot];
      this.#slots[slot] = null;
      this.#free.push(slot);
      // A task that was dropped has left its place in the queue.
      if (task && this.leave(task)) return task;
    }
    return null;
  }

  /** False if it had left before. */
  leave(task: Task): boolean {
    if (!this.#waiting.delete(task)) return false;
    task.of?.dequeue(task);
    return true;
  }
}
