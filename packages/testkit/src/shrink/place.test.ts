import { expect, test } from "vitest";

import { placeOf, valueAt, withoutPlace, withValue } from "./place.ts";

const data = {
  "a.b": { c: [{ d: 1 }, { d: 2 }] },
  states: { "XF-01": { zone: "UTC" } },
};

test("A written path is found again, keys with dots and hyphens included", () => {
  expect(placeOf(data, "a.b.c[1].d")).toEqual(["a.b", "c", 1, "d"]);
  expect(placeOf(data, "states.XF-01.zone")).toEqual(["states", "XF-01", "zone"]);
  expect(placeOf(data, "")).toEqual([]);
});

test("A path to what is missing ends at the last thing that is there", () => {
  expect(placeOf(data, "states.XF-02.zone")).toEqual(["states"]);
  expect(placeOf(data, "a.b.c[7].x")).toEqual(["a.b", "c"]);
});

test("A value is put and taken away without touching the data it came from", () => {
  const place = ["a.b", "c", 0];
  expect(valueAt(withoutPlace(data, place), place)).toEqual({ d: 2 });
  expect(valueAt(withValue(data, [...place, "d"], 9), place)).toEqual({ d: 9 });
  expect(valueAt(data, place)).toEqual({ d: 1 });
});
