import fc from "fast-check";
import { expect, test } from "vitest";

import { TokenBucket } from "./token-bucket.ts";

test("a full bucket gives its burst without waiting and then asks for time", () => {
  const bucket = new TokenBucket(10, 3, 0);
  expect([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([0, 0, 0, 100]);
  expect(bucket.take(200)).toBe(0);
});

test("who waits as told never takes more than the burst and the rate allow", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 300 }),
      (rate, burst, gaps) => {
        const bucket = new TokenBucket(rate, burst, 0);
        let now = 0;
        let taken = 0;
        for (const gap of gaps) {
          now += gap;
          now += bucket.take(now);
          taken += 1;
          expect(taken).toBeLessThanOrEqual(burst + (now * rate) / 1_000 + 1e-6);
        }
      },
    ),
  );
});
