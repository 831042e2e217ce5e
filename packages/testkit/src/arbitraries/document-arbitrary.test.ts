import { DocumentResolver, readDocument } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { documentArbitrary, neighbourArbitrary } from "./document-arbitrary.ts";
import { frameOf } from "./frame.ts";

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

test.for(["first-night", "hub-that-reads", "refusals-and-reservations"])(
  "Every neighbour of a shipped scenario resolves without problems: %s",
  (name) => {
    const read = readDocument(`scenarios/${name}.yaml`);
    const resolver = new DocumentResolver();
    const base = "problems" in read ? read : resolver.resolve(read.document);
    if ("problems" in read || "problems" in base) throw new Error("the scenario has problems");
    const neighbours = neighbourArbitrary(read.document, frameOf(read.document, base.scenario));
    fc.assert(
      fc.property(neighbours, (document) => {
        const resolved = resolver.resolve(document);
        expect("problems" in resolved ? resolved.problems : []).toEqual([]);
      }),
      { numRuns: 50 },
    );
  },
);
