import fc from "fast-check";
import { expect, test } from "vitest";
import { envelopeArbitrary } from "../testing/envelope-arbitrary.ts";
import { SAMPLE_MESSAGE, sampleSigned, THROUGH_XC } from "../testing/sample-frames.ts";
import { TESTING_STATES, testingKeysOf, testingSigningKey } from "../testing/testing-keys.ts";
import { checkContents, checkEnvelope } from "./check-envelope.ts";
import type { EnvelopeCheck } from "./check-envelope.ts";
import type { HopEnvelope } from "./hop-envelope.ts";
import { signHop } from "./hop-signature.ts";
import { signMessage, signNotice } from "./signed-message.ts";

test("what is right in all is taken", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), async (envelope) => {
      expect(await check(envelope)).toBeUndefined();
    }),
  );
});

test("a hop from anyone but the peer is forged, one to another State is not for here", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), async (envelope) => {
      for (const state of TESTING_STATES) {
        const ofPeer = await check(envelope, { peer: state });
        expect(ofPeer?.name).toBe(state === envelope.from ? undefined : "hop-forged");
        const here = await check(envelope, { self: state });
        expect(here?.name).toBe(state === envelope.to ? undefined : "not-addressed-here");
        expect(ofPeer?.key ?? envelope.key).toBe(envelope.key);
      }
    }),
  );
});

test("a peer that forges the author gets no further, whatever it signs with", async () => {
  await fc.assert(
    fc.asyncProperty(
      envelopeArbitrary("message"),
      fc.constantFrom(...TESTING_STATES),
      async (envelope, forger) => {
        const { author } = envelope.routing;
        fc.pre(forger !== author && envelope.payload.kind === "message");
        const { message } = saidIn(envelope);
        const bySelf = signMessage(message, testingSigningKey(forger));
        const claims = { ...bySelf, key: testingSigningKey(author).id };
        for (const signed of [bySelf, claims]) {
          const forged = resigned({ ...envelope, payload: { kind: "message", signed } });
          expect((await check(forged))?.name).toBe("signature-invalid");
        }
        const another = signMessage({ ...message, from: forger }, testingSigningKey(forger));
        const named = resigned({ ...envelope, payload: { kind: "message", signed: another } });
        expect((await check(named))?.name).toBe("author-not-sender");
      },
    ),
  );
});

test("a change of any field behind the signatures is refused", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), fc.nat(), fc.nat(), async (envelope, pick, bit) => {
      // Of a direct hop the connection vouches for what its sender adds, and a sealed one shows
      // nothing more; everything else is signed.
      const { due: _due, rings_next: _rings, ...bare } = envelope;
      const target = envelope.position === 1 ? signedPart(envelope) : bare;
      fc.pre(target !== undefined);
      const copy = structuredClone({ ...envelope });
      const leaves = leavesOf(envelope.position === 1 ? (signedPart(copy) ?? {}) : copy);
      const [holder, name] = leaves[pick % leaves.length] ?? [{}, ""];
      holder[name] = tampered(holder[name], bit);
      expect(await check(copy, { peer: envelope.from, self: envelope.to })).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

test("route, position and key must fit one another", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), async (envelope) => {
      const { routing, position, key } = envelope;
      const { route } = routing;
      const names = async (changes: Partial<HopEnvelope>): Promise<string | undefined> =>
        (await check(resigned({ ...envelope, ...changes })))?.name;
      for (const wrong of [
        { position: position + 1 },
        { from: "XD" },
        { to: "XD" },
        { routing: { ...routing, author: routing.addressee } },
        { routing: { ...routing, addressee: routing.author } },
        { routing: { ...routing, route: route.toReversed() } },
        { routing: { ...routing, route: [...route, "XD", ...route] } },
        { routing: { ...routing, route: ["XD", ...route] } },
      ]) {
        expect(await names(wrong)).toBe("route-inconsistent");
      }
      const stem = key.slice(0, key.lastIndexOf("/"));
      for (const bad of [`${stem}/`, `${stem}/01`, `${stem}/-1`, `${key}/0`, `x${key}`, stem]) {
        expect(await names({ key: bad })).toBe("hop-key-invalid");
      }
    }),
    { numRuns: 50 },
  );
});

test("contents of another message, addressee or way are refused", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary("message"), async (envelope) => {
      const { message } = saidIn(envelope);
      const key = testingSigningKey(message.from);
      for (const changes of [{ id: "other#1" }, { to: "XD" }]) {
        const signed = signMessage({ ...message, ...changes }, key);
        const wrong = resigned({ ...envelope, payload: { kind: "message", signed } });
        expect((await check(wrong))?.name).toBe("route-inconsistent");
      }
    }),
    { numRuns: 30 },
  );
});

test("a bounce is of its message, by the State that gives it, and direct", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary("bounce"), async (envelope) => {
      const { payload, routing, from } = envelope;
      if (payload.kind !== "bounce") throw new TypeError("no bounce");
      const { notice } = payload.signed;
      const key = testingSigningKey(from);
      for (const [changes, name] of [
        [{ message: "other#1" }, "route-inconsistent"],
        [{ to: "XD" }, "route-inconsistent"],
        [{ from: "XD" }, "author-not-sender"],
      ] as const) {
        const signed = signNotice({ ...notice, ...changes }, key);
        const wrong = { ...envelope, payload: { kind: "bounce" as const, signed } };
        expect((await check(wrong))?.name).toBe(name);
      }
      const long = {
        ...envelope,
        routing: { ...routing, addressee: "XD", route: [...routing.route, "XD"] },
      };
      expect((await check(long))?.name).toBe("route-inconsistent");
    }),
    { numRuns: 30 },
  );
});

test("who is not in the register is refused, as peer and as author", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), fc.boolean(), async (envelope, asPeer) => {
      const out = asPeer ? envelope.from : envelope.routing.author;
      const keysOf = (state: string): ReturnType<typeof testingKeysOf> =>
        state === out ? undefined : testingKeysOf(state);
      expect((await check(envelope, { keysOf }))?.name).toBe("sender-not-registered");
    }),
  );
});

test("while one key replaces another, the register allows both", async () => {
  const next = testingSigningKey("the next key of XA");
  const keysOf = (state: string): ReturnType<typeof testingKeysOf> => {
    const keys = testingKeysOf(state);
    return keys && state === "XA" ? { sign: [...keys.sign, next.verify] } : keys;
  };
  const signed = signMessage(SAMPLE_MESSAGE, next);
  expect(await checkContents(signed, THROUGH_XC, keysOf)).toBeUndefined();
  expect(await checkContents(sampleSigned(), THROUGH_XC, keysOf)).toBeUndefined();
  const stranger = await checkContents(signed, THROUGH_XC, () => undefined);
  expect(stranger?.name).toBe("sender-not-registered");
  const refusal = await checkContents(signed, THROUGH_XC, testingKeysOf);
  expect(refusal?.name).toBe("signature-invalid");
});

test("only a State that passes a message on signs the hop, and it must", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), async (envelope) => {
      const { signature: _, ...unsigned } = envelope;
      const first = envelope.position === 1;
      const refused = "hop-signature-invalid";
      expect((await check(unsigned))?.name).toBe(first ? undefined : refused);
      const { from, to } = envelope;
      const bySender = signHop(envelope, testingSigningKey(from));
      expect((await check(bySender))?.name).toBe(first ? refused : undefined);
      expect((await check(signHop(envelope, testingSigningKey(to))))?.name).toBe(refused);
    }),
  );
});

function check(
  envelope: HopEnvelope,
  as: Partial<EnvelopeCheck> = {},
): ReturnType<typeof checkEnvelope> {
  const { from: peer, to: self } = envelope;
  return checkEnvelope(envelope, { peer, self, keysOf: testingKeysOf, ...as });
}

/** As its sender would send it: so that what is wrong is not the signature. */
function resigned(envelope: HopEnvelope): HopEnvelope {
  return envelope.signature === undefined
    ? envelope
    : signHop(envelope, testingSigningKey(envelope.from));
}

function saidIn({ payload }: HopEnvelope): ReturnType<typeof sampleSigned> {
  if (payload.kind !== "message") throw new TypeError("no message in the clear");
  return payload.signed;
}

function signedPart({ payload }: HopEnvelope): object | undefined {
  return payload.kind === "sealed" ? undefined : payload.signed;
}

type Holder = Record<string, unknown>;

/** Every place that holds no object, with what holds it. */
function leavesOf(value: object): (readonly [Holder, string])[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null
      ? leavesOf(inner)
      : [[value as Holder, name] as const],
  );
}

function tampered(value: unknown, bit: number): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string" || value === "") return "changed";
  const at = bit % value.length;
  const put = String.fromCharCode(value.charCodeAt(at) ^ 1);
  return value.slice(0, at) + put + value.slice(at + 1);
}
