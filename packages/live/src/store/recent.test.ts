import fc from "fast-check";
import { expect, test } from "vitest";

import { Recent } from "./recent.ts";

test("What was among the last entries used is found again, and what was deleted is not", () => {
  const act = fc.record({ key: fc.nat(12), does: fc.constantFrom("set", "get", "delete") });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(act, { size: "max", maxLength: 60 }),
      (most, acts) => {
        const recent = new Recent<number, number>(most);
        const values = new Map<number, number>();
        /** All keys so far, the one used last at the end; to delete an entry is to use it too. */
        let used: number[] = [];
        acts.forEach(({ key, does }, value) => {
          const found = recent.get(key);
          if (used.slice(-most).includes(key)) expect(found).toBe(values.get(key));
          else expect([undefined, values.get(key)]).toContain(found);
          if (does === "set") {
            recent.set(key, value);
            values.set(key, value);
          } else if (does === "delete") {
            recent.delete(key);
            values.delete(key);
          }
          if (does === "get" && found === undefined) return;
          used = [...used.filter((one) => one !== key), key];
        });
      },
    ),
  );
});

test("Entries that nobody used for long are forgotten", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (most) => {
      const recent = new Recent<number, string>(most);
      for (let key = 0; key <= 2 * most; key += 1) recent.set(key, "kept");
      expect(recent.get(0)).toBeUndefined();
      expect(recent.get(2 * most)).toBe("kept");
    }),
  );
});
