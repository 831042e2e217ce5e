import { PROTOCOL_ERRORS } from "@contactpoint/protocol";
import fc from "fast-check";
import type { Frame } from "../wire/frame.ts";
import { rejectOf } from "../wire/wire-error.ts";
import { base64urlArbitrary, envelopeArbitrary } from "./envelope-arbitrary.ts";
import { TESTING_STATES } from "./testing-keys.ts";

/** Any frame, of any kind, well formed. Its signatures are true only inside deliveries. */
export function frameArbitrary(): fc.Arbitrary<Frame> {
  return fc.oneof(
    frame({
      kind: fc.constant("hello" as const),
      node: state,
      versions: fc.array(version, { minLength: 1, maxLength: 4 }),
      nonce: base64urlArbitrary(32),
      register: registerHeld(),
    }),
    frame({
      kind: fc.constant("challenge" as const),
      node: state,
      version,
      nonce: base64urlArbitrary(32),
      register: registerHeld(),
      signature: base64urlArbitrary(64),
    }),
    frame({ kind: fc.constant("proof" as const), signature: base64urlArbitrary(64) }),
    frame({ kind: fc.constant("welcome" as const) }),
    frame({ kind: fc.constant("receipt" as const), key: hopKey }),
    frame({
      name: fc.constantFrom(...PROTOCOL_ERRORS.map(({ name }) => name)),
      detail: fc.string({ unit: "grapheme", maxLength: 50 }),
      key: fc.option(hopKey, { nil: null }),
    }).map(rejectOf),
    { weight: 4, arbitrary: envelopeArbitrary() },
  );
}

const state = fc.constantFrom(...TESTING_STATES);

const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((parts) => parts.join("."));

const hopKey = fc
  .tuple(state, fc.nat(99), fc.integer({ min: 1, max: 7 }), fc.nat(9))
  .map(([from, n, position, copy]) => `everyday/${from}/1#${n}/${position}/${copy}`);

function registerHeld(): fc.Arbitrary<{ version: number; digest: string }> {
  return frame({ version: fc.nat(), digest: fc.stringMatching(/^[0-9a-f]{64}$/) });
}

/** Like what JSON makes: with the prototype of all objects. */
function frame<T extends object>(fields: {
  [K in keyof T]: fc.Arbitrary<T[K]>;
}): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
}
