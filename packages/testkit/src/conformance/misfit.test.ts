import { messageSchema } from "@contactpoint/protocol/messages";
import { expect, test } from "vitest";
import type * as z from "zod";
import { misfit } from "./misfit.ts";
import { nodeFrame } from "./node-frame.ts";

function misfitOf(schema: z.ZodType, value: unknown): string {
  const read = schema.safeParse(value);
  if (read.success) throw new Error("it fits");
  return misfit(value, read.error);
}

test("What is no frame is said in words, wherever it goes wrong", () => {
  const effects = { kind: "effects", settled: true };
  expect(misfitOf(nodeFrame, null)).toBe("expected object, received null");
  expect(misfitOf(nodeFrame, { x: 1 })).toBe("it has no kind");
  expect(misfitOf(nodeFrame, { kind: "dance" })).toBe('there is no kind "dance"');
  expect(misfitOf(nodeFrame, { ...effects, timers: [{ timer: "a", due: 1.5 }] })).toBe(
    "timers.0.due: expected int, received number",
  );
});

test("A message of a type that there is not is told apart from one without a type", () => {
  expect(misfitOf(messageSchema, {})).toBe("it has no type");
  expect(misfitOf(messageSchema, { type: 5 })).toBe("there is no type 5");
  expect(misfitOf(messageSchema, { type: "x".repeat(1000) }).length).toBeLessThan(100);
  expect(misfitOf(messageSchema, { type: "request" })).toMatch(/^id: expected string/);
});
