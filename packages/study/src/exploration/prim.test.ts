import { KeyedRandom, entityKey } from "@contactpoint/engine";
import { expect, test } from "vitest";

import type { Exchange } from "./exchange.ts";
import { prim } from "./prim.ts";
import type { PrimInput } from "./prim-box.ts";

const CASES = 1000;
const draw = new KeyedRandom(4).label("test");
const uniform = (name: string, count = CASES): number[] =>
  Array.from({ length: count }, (_, at) => draw.uniform(entityKey(name), at));
/** Every case has its own value. */
const each = (values: readonly unknown[]): Exchange => ({
  blocks: [...values.keys()],
  strata: values.map(() => 0),
});
const search = (inputs: readonly PrimInput[], interest: readonly boolean[], minSupport: number) =>
  prim({ inputs, interest, minSupport, random: draw });
const numberInput = (name: string, values = uniform(name)): PrimInput => ({
  name,
  kind: "number",
  values,
  exchange: each(values),
});
const at = (values: readonly unknown[], index: number): number => Number(values[index]);

test("a planted box is found, with its ends and no other input", () => {
  const inputs = ["a", "b", "c", "d", "e"].map((name) => numberInput(name));
  const [a = numberInput(""), b = numberInput("")] = inputs;
  const interest = uniform("a").map((_, i) => at(a.values, i) > 0.6 && at(b.values, i) < 0.45);
  const found = search(inputs, interest, 0.05);
  expect(found?.box.coverage).toBeGreaterThan(0.93);
  expect(found?.box.density).toBeGreaterThan(0.93);
  const limits = found?.box.limits;
  expect([...(limits?.keys() ?? [])]).toEqual([0, 1]);
  const [first, second] = [limits?.get(0), limits?.get(1)];
  expect(first).toMatchObject({ until: Infinity });
  expect(second).toMatchObject({ from: -Infinity });
  expect(Math.abs((first !== undefined && "from" in first ? first.from : NaN) - 0.6)).toBeLessThan(
    0.02,
  );
  expect(
    Math.abs((second !== undefined && "from" in second ? second.until : NaN) - 0.45),
  ).toBeLessThan(0.02);
});

test("a box in the middle of an input has both ends", () => {
  const inputs = [numberInput("a"), numberInput("b")];
  const interest = uniform("a").map((x) => x > 0.3 && x < 0.55);
  const limit = search(inputs, interest, 0.05)?.box.limits.get(0);
  expect(limit).toMatchObject({ from: expect.closeTo(0.3, 1), until: expect.closeTo(0.55, 1) });
});

test("words and whole numbers can limit a box too", () => {
  const words = uniform("word").map((u) => (u < 0.3 ? "police" : u < 0.7 ? "judge" : "prosecutor"));
  const levels = uniform("level").map((u) => Math.floor(u * 4));
  const inputs: PrimInput[] = [
    { name: "law", kind: "word", values: words, exchange: each(words) },
    numberInput("level", levels),
    numberInput("noise"),
  ];
  const interest = words.map((word, i) => word !== "police" && (levels[i] ?? 0) >= 2);
  const found = search(inputs, interest, 0.05);
  expect(found?.box).toMatchObject({ coverage: 1, density: 1 });
  expect(found?.box.limits).toEqual(
    new Map<number, unknown>([
      [0, { among: new Set(["judge", "prosecutor"]) }],
      [1, { from: 2, until: Infinity }],
    ]),
  );
});

test("a planted box with a tenth of its cases turned is still the box", () => {
  const a = uniform("a");
  const turned = uniform("turned");
  const interest = a.map((x, i) => x < 0.3 !== (turned[i] ?? 0) < 0.1);
  const found = search([numberInput("a"), numberInput("b"), numberInput("c")], interest, 0.05);
  expect([...(found?.box.limits.keys() ?? [])]).toEqual([0]);
  expect(found?.box.density).toBeGreaterThan(0.85);
  expect(found?.box.support).toBeGreaterThan(0.25);
});

test("where chance alone decides, no box is much denser than all cases", () => {
  const found = search(
    ["a", "b", "c"].map((name) => numberInput(name)),
    uniform("coin").map((u) => u < 0.5),
    0.1,
  );
  expect(found?.box.density).toBeLessThan(0.7);
});

test("each box of the trajectory lies in the one before, is denser at the end, and large enough", () => {
  const a = uniform("a");
  const found = search(
    [numberInput("a"), numberInput("b")],
    a.map((x) => x > 0.5),
    0.1,
  );
  const boxes = found?.trajectory ?? [];
  expect(boxes[0]).toMatchObject({ coverage: 1, support: 1 });
  for (const [index, box] of boxes.slice(1).entries()) {
    const before = new Set(boxes[index]?.cases);
    expect(box.cases.every((one) => before.has(one))).toBe(true);
    expect(box.cases.length).toBeLessThan(before.size);
    expect(box.support).toBeGreaterThanOrEqual(0.1);
  }
  expect(boxes.at(-1)?.density).toBe(1);
});

test("where all cases are of interest, or none, there is nothing to find", () => {
  expect(
    search(
      [numberInput("a")],
      uniform("a").map(() => true),
      0.1,
    ),
  ).toBeNull();
  expect(
    search(
      [numberInput("a")],
      uniform("a").map(() => false),
      0.1,
    ),
  ).toBeNull();
});
