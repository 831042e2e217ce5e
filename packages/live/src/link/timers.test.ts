import { expect, test } from "vitest";

import { ManualTimers } from "./manual-timers.ts";
import { LONGEST_DELAY_MS, systemTimers } from "./timers.ts";

test.each([
  ["system timers", systemTimers()],
  ["manual timers", new ManualTimers()],
])("%s refuse delays that the platform would cut short", (_name, timers) => {
  for (const delay of [-1, LONGEST_DELAY_MS + 1, 2 ** 31, Number.NaN]) {
    expect(() => timers.after(delay, () => undefined)).toThrow(RangeError);
  }
});

test("system timers run what is due and forget what is cancelled", async () => {
  const timers = systemTimers();
  const ran: string[] = [];
  const cancel = timers.after(0, () => ran.push("cancelled"));
  cancel();
  await new Promise<void>((resolve) => {
    timers.after(1, () => {
      ran.push("due");
      resolve();
    });
  });
  expect(ran).toEqual(["due"]);
});
