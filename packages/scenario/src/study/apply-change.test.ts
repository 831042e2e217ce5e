import fc from "fast-check";
import { expect, test } from "vitest";

import { applyChange, keysOf, mergePatch } from "./apply-change.ts";
import { setAt } from "./change.ts";

/** The examples of RFC 7396, appendix A: original, patch, result. */
const EXAMPLES: readonly (readonly [unknown, unknown, unknown])[] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

const key = fc.constantFrom("a", "b", "c", "toString");
const { data } = fc.letrec<{ data: unknown; map: Record<string, unknown> }>((tie) => ({
  data: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.integer(),
    fc.string(),
    fc.array(tie("data"), { maxLength: 2 }),
    tie("map"),
  ),
  map: fc.dictionary(key, tie("data"), { maxKeys: 3, noNullPrototype: true }),
}));
const map = fc.dictionary(key, data, { maxKeys: 3, noNullPrototype: true });
const patch = fc.dictionary(key, fc.oneof(data, fc.constant(null), map), {
  maxKeys: 3,
  noNullPrototype: true,
});

test("the examples of RFC 7396 come out", () => {
  for (const [original, change, result] of EXAMPLES) {
    expect(mergePatch(original, change)).toEqual(result);
  }
});

test("a patch applied twice is a patch applied once, and the document stays as it was", () => {
  fc.assert(
    fc.property(data, patch, (document, change) => {
      const before = structuredClone(document);
      const once = mergePatch(document, change);
      expect(mergePatch(once, change)).toEqual(once);
      expect(document).toEqual(before);
    }),
  );
});

test("the empty patch leaves a map as it is, and a document without null patches nothing to itself", () => {
  fc.assert(
    fc.property(map, (document) => {
      expect(mergePatch(document, {})).toEqual(document);
      expect(mergePatch({}, document)).toEqual(document);
      expect(mergePatch(document, document)).toEqual(document);
    }),
  );
});

test("patches of different keys may change places", () => {
  fc.assert(
    fc.property(map, data, data, (document, one, other) => {
      const first = mergePatch(mergePatch(document, { a: one }), { b: other });
      const second = mergePatch(mergePatch(document, { b: other }), { a: one });
      expect(first).toEqual(second);
    }),
  );
});

test("a value put at a path is there, and all else is as before", () => {
  fc.assert(
    fc.property(map, data, (document, value) => {
      const changed = applyChange(document, setAt("d.e", value));
      expect(changed).toEqual({ ...document, d: { e: value } });
      expect(applyChange(changed, setAt("d", null))).toEqual(document);
    }),
  );
});

test("a path reaches into lists by number and by id, where a patch replaces them whole", () => {
  const document = {
    workload: [
      { id: "all", rate: 1 },
      { id: "worm", rate: 2 },
    ],
  };
  const changed = {
    workload: [
      { id: "all", rate: 1 },
      { id: "worm", rate: 5 },
    ],
  };
  expect(applyChange(document, setAt("workload.1.rate", 5))).toEqual(changed);
  expect(applyChange(document, setAt("workload.worm.rate", 5))).toEqual(changed);
  expect(applyChange(document, { patch: { workload: [{ rate: 5 }] } })).toEqual({
    workload: [{ rate: 5 }],
  });
  expect(() => applyChange(document, setAt("workload.wurm.rate", 5))).toThrow(
    "the list workload has no item wurm",
  );
});

test("a name with dots is found whole", () => {
  const document = { profiles: { "v1.2": { error: {} }, v1: {} } };
  expect(keysOf(document, "profiles.v1.2.error.omit_item")).toEqual([
    "profiles",
    "v1.2",
    "error",
    "omit_item",
  ]);
  expect(keysOf(document, "profiles.v1.error")).toEqual(["profiles", "v1", "error"]);
});
