import { expect, test } from "vitest";
import { LabelPlaces } from "./label-places.ts";

test("a label takes the first place that covers no other, else the first", () => {
  const places = new LabelPlaces();
  expect(places.place("first", [{ x: 0, y: 0 }])).toEqual({ x: 0, y: 0 });
  expect(
    places.place("other", [
      { x: 20, y: 5 },
      { x: 31, y: 5 },
    ]),
  ).toEqual({ x: 31, y: 5 });
  expect(places.place("below", [{ x: 0, y: 11 }])).toEqual({ x: 0, y: 11 });
  expect(
    places.place("none", [
      { x: 0, y: 1 },
      { x: 5, y: 4 },
    ]),
  ).toEqual({ x: 0, y: 1 });
});
