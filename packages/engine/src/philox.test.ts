import fc from "fast-check";
import { expect, test } from "vitest";

import { philox } from "./philox.ts";

// The known answers published with Random123 (kat_vectors, philox4x32 10).
test.each([
  [
    [0, 0, 0, 0, 0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const)("Philox of the counter and key %j gives the published block", (input, output) => {
  const block = new Uint32Array(4);
  const [a, b, c, d, e, f] = input;
  philox(a, b, c, d, e, f, block);
  expect([...block]).toEqual(output);
});

test("Philox agrees with a reading of its definition in exact integers", () => {
  const word = fc.nat({ max: 0xffffffff });
  fc.assert(
    fc.property(fc.tuple(word, word, word, word, word, word), (input) => {
      const block = new Uint32Array(4);
      philox(...input, block);
      expect([...block]).toEqual(philoxByDefinition(input));
    }),
  );
});

function philoxByDefinition(input: readonly number[]): number[] {
  const mask = 0xffffffffn;
  let [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n, k0 = 0n, k1 = 0n] = input.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const left = c0 * 0xd2511f53n;
    const right = c2 * 0xcd9e8d57n;
    [c0, c1, c2, c3] = [
      (right >> 32n) ^ c1 ^ k0,
      right & mask,
      (left >> 32n) ^ c3 ^ k1,
      left & mask,
    ];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map(Number);
}
