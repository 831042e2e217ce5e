import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalBytes, digestOf } from "./canonical.ts";

test("the canonical bytes of RFC 8785, section 3.2.4, come out", () => {
  const value: unknown = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  );
  expect(canonicalBytes(value).toString("hex")).toBe(
    "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a" +
      "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237" +
      "5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d",
  );
});

test("keys stand in the order of RFC 8785, section 3.2.3", () => {
  const value = { "\u20ac": 5, "\r": 1, "\ufb33": 7, "1": 2, "\u{1f600}": 6, "\u0080": 3, ö: 4 };
  expect(canonicalBytes(value).toString()).toBe(
    '{"\\r":1,"1":2,"\u0080":3,"ö":4,"\u20ac":5,"\u{1f600}":6,"\ufb33":7}',
  );
});

test.for([
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555554", "333333333.33333325"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
] as const)("the double %s is printed as RFC 8785, appendix B, says", ([bits, printed]) => {
  expect(canonicalBytes(Buffer.from(bits, "hex").readDoubleBE()).toString()).toBe(printed);
});

test("the canonical bytes are JSON of the same value, and those of what they say", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const bytes = canonicalBytes(value);
      const read: unknown = JSON.parse(bytes.toString());
      expect(canonicalBytes(read)).toEqual(bytes);
      expect(JSON.stringify(read)).toHaveLength(bytes.toString().length);
    }),
  );
});

test("the order in which keys were set does not show", () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(fc.tuple(fc.string({ unit: "binary", maxLength: 3 }), fc.nat()), {
          selector: ([key]) => key,
          maxLength: 6,
        })
        .chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
          ),
        ),
      ([entries, shuffled]) => {
        expect(digestOf(Object.fromEntries(shuffled))).toBe(digestOf(Object.fromEntries(entries)));
      },
    ),
  );
});

test.for([
  ["undefined", undefined],
  ["NaN", [Number.NaN]],
  ["half a pair", { a: "\ud83d" }],
] as const)("%s has no canonical form", ([, value]) => {
  expect(() => canonicalBytes(value)).toThrow(TypeError);
});

test("the digest is SHA-256, as FIPS 180 defines it, of the bytes", () => {
  // printf '{}' | sha256sum
  expect(digestOf({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
});
