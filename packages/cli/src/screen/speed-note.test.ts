import { expect, test } from "vitest";

import { speedNote } from "./speed-note.ts";

test("the speed of a run is told of one request and of many", () => {
  expect(speedNote(1, 30, 500)).toBe(
    "1 request and 30 events in 0.50 s: 2 requests/s, 60 events/s",
  );
  expect(speedNote(1_200, 36_000, 500)).toMatch(/^1,200 requests and 36,000 events in /);
});
