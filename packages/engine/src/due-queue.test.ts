import fc from "fast-check";
import { expect, test } from "vitest";

import { DueQueue } from "./due-queue.ts";

type Entry = { due: number; sequence: number; kind: number; subject: number; handle: number };

const PENDING = -1;
const NO_HANDLE = -1;

/** The queue's contract, kept by sorting. A kind of PENDING marks a place not yet filled. */
class SortedModel {
  entries: Entry[] = [];
  #sequence = 0;

  add(due: number, kind: number, subject: number, handle: number): void {
    this.entries.push({ due, sequence: this.#sequence++, kind, subject, handle });
    this.entries.sort((a, b) => a.due - b.due || a.sequence - b.sequence);
  }

  reserved(handle: number): Entry | undefined {
    return this.entries.find((entry) => entry.handle === handle);
  }
}

type Step =
  | { do: "push"; due: number; kind: number; subject: number }
  | { do: "reserve"; due: number }
  | { do: "fill" | "cancel"; which: number }
  | { do: "pop" };

function anyStep(): fc.Arbitrary<Step> {
  // Few distinct dues make many ties.
  const due = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: -3, max: 9, noNaN: true }));
  const kind = fc.nat({ max: 9 });
  const which = fc.nat();
  return fc.oneof(
    fc.record({ do: fc.constant("push" as const), due, kind, subject: fc.integer() }),
    fc.record({ do: fc.constant("reserve" as const), due }),
    fc.record({ do: fc.constantFrom("fill" as const, "cancel" as const), which }),
    fc.record({ do: fc.constant("pop" as const) }),
  );
}

function apply(step: Step, queue: DueQueue, model: SortedModel, handles: number[]): void {
  switch (step.do) {
    case "push":
      queue.push(step.due, step.kind, step.subject);
      model.add(step.due, step.kind, step.subject, NO_HANDLE);
      break;
    case "reserve": {
      const handle = queue.reserve(step.due);
      expect(handles).not.toContain(handle);
      handles.push(handle);
      model.add(step.due, PENDING, 0, handle);
      break;
    }
    case "fill": {
      const handle = handles[step.which % handles.length] ?? 0;
      const entry = model.reserved(handle);
      if (entry?.kind === PENDING) {
        queue.fill(handle, 3, step.which % 100);
        entry.kind = 3;
        entry.subject = step.which % 100;
      } else {
        expect(() => queue.fill(handle, 3, 0)).toThrow(RangeError);
      }
      break;
    }
    case "cancel": {
      const handle = handles[step.which % handles.length] ?? 0;
      const entry = model.reserved(handle);
      expect(queue.cancel(handle)).toBe(entry !== undefined);
      model.entries = model.entries.filter((other) => other !== entry);
      break;
    }
    case "pop":
      popBoth(queue, model);
  }
}

function popBoth(queue: DueQueue, model: SortedModel): void {
  const head = model.entries[0];
  if (head?.kind === PENDING) {
    expect(() => queue.pop()).toThrow("reserved and not filled");
    return;
  }
  model.entries.shift();
  expect(queue.pop()).toBe(head !== undefined);
  if (head !== undefined) {
    const { due, kind, subject } = head;
    expect({ due: queue.due, kind: queue.kind, subject: queue.subject }).toEqual({
      due,
      kind,
      subject,
    });
  }
}

test("the queue behaves as a sorted list of pushed and reserved places", () => {
  fc.assert(
    fc.property(
      fc.array(anyStep(), { maxLength: 200, size: "max" }),
      fc.boolean(),
      (steps, look) => {
        const queue = new DueQueue();
        const model = new SortedModel();
        const handles: number[] = [];
        for (const step of steps) {
          apply(step, queue, model, handles);
          expect(queue.size).toBe(model.entries.length);
          expect(queue.isEmpty).toBe(model.entries.length === 0);
          // Looking at the head must not change what follows, so half of the runs never look.
          if (look) {
            expect(queue.peekDue()).toBe(model.entries[0]?.due ?? Infinity);
            expect(queue.headIsPending()).toBe(model.entries[0]?.kind === PENDING);
          }
        }
        for (const handle of handles) {
          expect(queue.cancel(handle)).toBe(model.reserved(handle) !== undefined);
        }
        model.entries = model.entries.filter((entry) => entry.handle === NO_HANDLE);
        while (model.entries.length > 0) {
          popBoth(queue, model);
        }
        expect(queue.pop()).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

test("ten thousand entries of few dues come out by due and then in the order they went in", () => {
  const queue = new DueQueue();
  const expected: [number, number][] = [];
  for (let i = 0; i < 10_000; i++) {
    const due = Math.imul(i, 2_654_435_761) >>> 29;
    queue.push(due, 0, i);
    expected.push([due, i]);
  }
  expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const popped: [number, number][] = [];
  while (queue.pop()) {
    popped.push([queue.due, queue.subject]);
  }
  expect(popped).toEqual(expected);
});

test("a reserved place keeps its rank among ties however late it is filled", () => {
  const queue = new DueQueue();
  queue.push(7, 1, 10);
  const handle = queue.reserve(7);
  queue.push(7, 1, 12);
  expect(queue.pop()).toBe(true);
  expect(queue.headIsPending()).toBe(true);
  expect(() => queue.pop()).toThrow("due at 7");
  queue.fill(handle, 1, 11);
  const subjects: number[] = [];
  while (queue.pop()) {
    subjects.push(queue.subject);
  }
  expect(subjects).toEqual([11, 12]);
});

test("the handle of a place that is gone reaches no later entry in the same slot", () => {
  const queue = new DueQueue();
  const stale = queue.reserve(1);
  queue.fill(stale, 0, 0);
  queue.pop();
  queue.push(2, 5, 5);
  expect(queue.cancel(stale)).toBe(false);
  expect(() => queue.fill(stale, 9, 9)).toThrow(RangeError);
  queue.pop();
  const fresh = queue.reserve(3);
  expect(queue.cancel(stale)).toBe(false);
  expect(() => queue.fill(stale, 9, 9)).toThrow(RangeError);
  expect(queue.cancel(fresh)).toBe(true);
});

test.each([NaN, Infinity, -Infinity])("a due of %d is refused", (due) => {
  const queue = new DueQueue();
  expect(() => queue.push(due, 0, 0)).toThrow(RangeError);
  expect(() => queue.reserve(due)).toThrow(RangeError);
  expect(queue.isEmpty).toBe(true);
});

test("a payload that is no 32-bit integer is refused and leaves no entry behind", () => {
  const queue = new DueQueue();
  expect(() => queue.push(0, 0.5, 0)).toThrow(RangeError);
  expect(() => queue.push(0, 0, 2 ** 31)).toThrow(RangeError);
  expect(queue.size).toBe(0);
});
