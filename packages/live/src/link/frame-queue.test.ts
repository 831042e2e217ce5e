import fc from "fast-check";
import { expect, test } from "vitest";

import { FrameQueue } from "./frame-queue.ts";
import type { QueuedFrame } from "./frame-queue.ts";

test("the queue behaves as a plain list", () => {
  const operation = fc.oneof(
    { weight: 4, arbitrary: fc.constant("push" as const) },
    { weight: 4, arbitrary: fc.constant("shift" as const) },
    { weight: 1, arbitrary: fc.constant("put back" as const) },
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const queue = new FrameQueue();
      let model: QueuedFrame[] = [];
      let taken: QueuedFrame[] = [];
      for (const [index, name] of operations.entries()) {
        if (name === "push") {
          const frame = { key: `${index}`, text: "", bytes: 0, putOff: 0 };
          queue.push(frame);
          model.push(frame);
        } else if (name === "shift") {
          const frame = queue.shift();
          expect(frame).toBe(model.shift());
          if (frame !== undefined) {
            taken.push(frame);
          }
        } else {
          queue.putBack(taken);
          model = [...taken, ...model];
          taken = [];
        }
        expect(queue.size).toBe(model.length);
      }
    }),
  );
});
