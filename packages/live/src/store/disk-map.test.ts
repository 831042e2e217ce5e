import fc from "fast-check";
import { expect, test } from "vitest";
import { DiskMap } from "./disk-map.ts";

test("A map on the disk gives what a map gives, whatever was put in between", () => {
  const key = fc.constantFrom("in/XA/1#2", "out/XA/1#2", "", "é");
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.jsonValue())), (puts) => {
      const disk = new DiskMap<unknown>();
      const known = new Map<string, unknown>();
      for (const [at, value] of puts) {
        disk.set(at, value);
        known.set(at, value);
        for (const each of ["in/XA/1#2", "out/XA/1#2", "", "é", "no key"])
          expect(JSON.stringify(disk.get(each))).toBe(JSON.stringify(known.get(each)));
      }
    }),
    { numRuns: 30 },
  );
});

test("More than stays in memory is found again", () => {
  const disk = new DiskMap<string>();
  const text = (n: number): string => `${n} `.repeat(2_000);
  for (let n = 0; n < 1_000; n++) disk.set(`key/${n}`, text(n));
  for (let n = 0; n < 1_000; n += 7) expect(disk.get(`key/${n}`)).toBe(text(n));
});
