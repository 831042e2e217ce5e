import { expect, test } from "vitest";

import { statusText } from "./live-status.ts";

test("a status line has the exercise clock, requests, frames and rate, in 79 columns", () => {
  const at = Date.UTC(2027, 2, 28, 4, 15, 59);
  expect(statusText({ at, open: 1, frames: 1_204, rate: 3600 })).toBe(
    "2027-03-28 04:15 UTC · 1 request open · 1,204 frames · rate 3600",
  );
  const busy = { at, open: 99_999, frames: 9_999_999, rate: Infinity };
  expect(statusText(busy).length).toBeLessThan(80);
});
