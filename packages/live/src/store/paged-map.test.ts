import fc from "fast-check";
import { expect, test } from "vitest";
import { PagedMap, within } from "./paged-map.ts";

test("A map that keeps few entries in memory gives what a map gives, changes included", () => {
  const key = fc.nat(20).map(String);
  const act = fc.record({ key, does: fc.constantFrom("set", "change", "get"), value: fc.nat() });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(act, { size: "max", maxLength: 80 }),
      (most, acts) => {
        const paged = new PagedMap<{ value: number }>(most);
        const known = new Map<string, { value: number }>();
        for (const { key: at, does, value } of acts) {
          const found = paged.get(at);
          expect(found).toEqual(known.get(at));
          if (does === "set") {
            paged.set(at, { value });
            known.set(at, { value });
          } else if (does === "change" && found !== undefined) {
            found.value = value;
            known.set(at, { value });
          }
        }
        for (const [at, value] of known) expect(paged.get(at)).toEqual(value);
      },
    ),
    { numRuns: 50 },
  );
});

test("Parts of a map have keys of their own", () => {
  const all = new Map<string, number>();
  within(all, "XA").set("1", 5);
  expect(within(all, "XA").get("1")).toBe(5);
  expect(within(all, "XB").get("1")).toBeUndefined();
});
