import fc from "fast-check";
import { expect, test } from "vitest";

import { JournalDigester, sha256 } from "./digest.ts";

const lines = fc.array(fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", " ")));

test("a journal has one pair of digests, however it is cut into pieces", () => {
  fc.assert(
    fc.property(lines, fc.array(fc.nat()), (records, cuts) => {
      const bytes = Buffer.from(records.map((record) => `${record}\n`).join(""));
      const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
      const digester = new JournalDigester();
      let from = 0;
      for (const to of places.toSorted((a, b) => a - b)) {
        digester.update(bytes.subarray(from, to));
        from = to;
      }
      expect(digester.digests()).toEqual({
        journal_sha256: sha256(bytes),
        trace_sha256: sha256(bytes.subarray(bytes.indexOf("\n") + 1)),
      });
    }),
  );
});
