import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { toBase64url } from "../wire/base64url.ts";
import type { HopEnvelope, Routing } from "../wire/hop-envelope.ts";
import { signHop } from "../wire/hop-signature.ts";
import { signMessage, signNotice } from "../wire/signed-message.ts";
import { TESTING_STATES, testingSealingKey, testingSigningKey } from "./testing-keys.ts";

/**
 * A delivery that is right in all: `checkEnvelope` finds nothing, if the peer is its `from`, the
 * receiver its `to` and the register that of `testingKeysOf`. What is sealed in one opens with no
 * key: it is chance bytes.
 */
export function envelopeArbitrary(
  kind?: HopEnvelope["payload"]["kind"],
): fc.Arbitrary<HopEnvelope> {
  if (kind === "message") return messageEnvelope();
  if (kind === "bounce") return bounceEnvelope();
  if (kind === "sealed") return sealedEnvelope();
  return fc.oneof(messageEnvelope(), bounceEnvelope(), sealedEnvelope());
}

/** So many chance bytes in base64url. */
export function base64urlArbitrary(bytes: number): fc.Arbitrary<string> {
  return fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(toBase64url);
}

function messageEnvelope(): fc.Arbitrary<HopEnvelope> {
  return fc.tuple(messageArbitrary(), crossing(), extras()).map(([said, crossed, extra]) => {
    const { routing, ...head } = headOf(said.id, crossed);
    const message = { ...said, from: routing.author, to: routing.addressee };
    const signed = signMessage(message, testingSigningKey(routing.author));
    return passedOn({ ...head, routing, ...extra, payload: { kind: "message", signed } });
  });
}

function bounceEnvelope(): fc.Arbitrary<HopEnvelope> {
  return fc
    .tuple(messageArbitrary(), crossing())
    .map(([{ id, sent_at }, { route, copy, channel }]) => {
      const direct = [route[0] ?? "", route.at(-1) ?? ""];
      const head = headOf(id, { route: direct, position: 1, copy, channel });
      const { author, addressee } = head.routing;
      const notice = {
        message: id,
        from: author,
        to: addressee,
        reason: "unreached" as const,
        at: sent_at,
      };
      const signed = signNotice(notice, testingSigningKey(author));
      return { ...head, key: `${id}/bounce/${copy}`, payload: { kind: "bounce", signed } };
    });
}

function sealedEnvelope(): fc.Arbitrary<HopEnvelope> {
  return fc
    .tuple(messageArbitrary(), crossing(), base64urlArbitrary(32), base64urlArbitrary(1040))
    .map(([{ id }, crossed, enc, ciphertext]) => {
      const head = headOf(id, crossed);
      const key = testingSealingKey(head.routing.addressee).id;
      return passedOn({ ...head, payload: { kind: "sealed", sealed: { enc, ciphertext, key } } });
    });
}

interface Crossing {
  readonly route: readonly string[];
  readonly position: number;
  readonly copy: number;
  readonly channel: string;
}

/** One of the links of a direct way, or of one through a third State. */
function crossing(): fc.Arbitrary<Crossing> {
  return fc.shuffledSubarray([...TESTING_STATES], { minLength: 2 }).chain((route) =>
    fc.record(
      {
        route: fc.constant(route),
        position: fc.integer({ min: 1, max: route.length - 1 }),
        copy: fc.nat(1),
        channel: fc.constantFrom("network", "e-mail"),
      },
      { noNullPrototype: true },
    ),
  );
}

function extras(): fc.Arbitrary<Pick<HopEnvelope, "due" | "rings_next">> {
  return fc.record(
    { due: fc.integer({ min: 0, max: 4_102_444_800_000 }), rings_next: fc.constant(true as const) },
    { requiredKeys: [], noNullPrototype: true },
  );
}

function headOf(
  message: string,
  { route, position, copy, channel }: Crossing,
): Omit<HopEnvelope, "payload"> {
  const routing: Routing = {
    message,
    author: route[0] ?? "",
    addressee: route.at(-1) ?? "",
    route: [...route],
    channel,
  };
  return {
    kind: "deliver",
    key: `${message}/${position}/${copy}`,
    from: route[position - 1] ?? "",
    to: route[position] ?? "",
    position,
    routing,
  };
}

/** Signed by the State that passes it on, if one does. */
function passedOn(envelope: HopEnvelope): HopEnvelope {
  return envelope.position === 1 ? envelope : signHop(envelope, testingSigningKey(envelope.from));
}
