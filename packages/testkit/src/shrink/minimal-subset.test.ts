import fc from "fast-check";
import { expect, test } from "vitest";

import { minimalSubset } from "./minimal-subset.ts";

const items = fc.uniqueArray(fc.nat(200), { maxLength: 60 });

test("Of items that all of some need, exactly these remain, in their order", () => {
  fc.assert(
    fc.property(items, fc.infiniteStream(fc.boolean()), (all, coins) => {
      const needed = all.filter(() => coins.next().value);
      const kept = minimalSubset(all, (subset) => needed.every((item) => subset.includes(item)));
      expect(kept).toEqual(needed);
    }),
  );
});

test("Where any two of a kind suffice, no item can be left out of what remains", () => {
  fc.assert(
    fc.property(items, (all) => {
      const suffices = (subset: readonly number[]): boolean =>
        subset.filter((item) => item % 3 === 0).length >= 2;
      fc.pre(suffices(all));
      expect(minimalSubset(all, suffices)).toHaveLength(2);
    }),
  );
});

test("Of a thousand items one is found in some dozen tries", () => {
  const all = Array.from({ length: 1_000 }, (_, index) => index);
  let tries = 0;
  const kept = minimalSubset(all, (subset) => {
    tries += 1;
    return subset.includes(617);
  });
  expect(kept).toEqual([617]);
  expect(tries).toBeLessThan(60);
});
