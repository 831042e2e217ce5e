import fc from "fast-check";
import { expect, test } from "vitest";
import { barsDrawing } from "./bars-drawing.ts";

const PARTS = [
  { kind: "hue-1", mark: "A", name: "First" },
  { kind: "hue-2", mark: "B", name: "Second" },
];
const HEAD = { id: "bars", title: "Bars", description: "Two parts", parts: PARTS };

function widths(page: string, kind: string): number[] {
  return [...page.matchAll(/width="([\d.]+)"\s+height="22"\s+class="([^"]+)"/gu)]
    .filter(([, , kinds]) => kinds === kind)
    .map(([, width]) => Number(width));
}

test("parts are as wide as their values, and a row of shares fills its track", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 1_000 }), (a, b) => {
      const rows = [{ name: "row", values: [a, b], note: "" }];
      const { text } = barsDrawing({ ...HEAD, rows, scale: "share" });
      const [first = 0] = widths(text, "part hue-1");
      const [second = 0] = widths(text, "part hue-2");
      const [track = 0] = widths(text, "track");
      expect(first + second).toBeCloseTo(track, 0);
      expect(first / track).toBeCloseTo(a / (a + b), 2);
    }),
  );
});

test("rows of values share one scale, and a row of nothing has no part", () => {
  const rows = [
    { name: "long", values: [6, 2], note: "" },
    { name: "short", values: [2, 0], note: "" },
    { name: "none", values: [0, 0], note: "" },
  ];
  const { text } = barsDrawing({ ...HEAD, rows, scale: "value" });
  const [track = 0] = widths(text, "track");
  const firsts = widths(text, "part hue-1");
  expect(firsts.map((width) => width / track)).toEqual([
    expect.closeTo(0.75, 2),
    expect.closeTo(0.25, 2),
  ]);
  expect(widths(text, "part hue-2")).toHaveLength(1);
});
