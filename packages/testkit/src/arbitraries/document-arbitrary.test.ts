import { DocumentResolver } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { documentArbitrary } from "./document-arbitrary.ts";

test("Every drawn document is plain data that resolves without problems", () => {
  const resolver = new DocumentResolver();
  fc.assert(
    fc.property(documentArbitrary(), (document) => {
      expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document);
      const resolved = resolver.resolve(document);
      expect("problems" in resolved ? resolved.problems : []).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
