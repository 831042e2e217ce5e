import { InvalidArgumentError } from "commander";
import fc from "fast-check";
import { expect, test } from "vitest";

import { parsePatience } from "./option-parsers.ts";

/** Above this Node fires a timer after a millisecond. */
const TIMER_MOST_MS = 2 ** 31 - 1;

test("Every patience that is taken is one that a timer can wait for", () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(), fc.bigInt({ min: 0n, max: 10n ** 30n })), (seconds) => {
      try {
        expect(parsePatience(String(seconds)) * 1000).toBeLessThanOrEqual(TIMER_MOST_MS);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidArgumentError);
      }
    }),
  );
  expect([parsePatience("0.2"), parsePatience("86400")]).toEqual([0.2, 86_400]);
  for (const bad of ["0", "-1", "99999999", "86401", "1e3", "x"])
    expect(() => parsePatience(bad), bad).toThrow(
      "It is a number of seconds above 0, at most 86400",
    );
});
