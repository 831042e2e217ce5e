import type { Message } from "@contactpoint/protocol";
import { signHop } from "../wire/hop-signature.ts";
import type { HopEnvelope, Notice, Routing, SignedMessage } from "../wire/hop-envelope.ts";
import { signMessage, signNotice } from "../wire/signed-message.ts";
import { testingSigningKey } from "./testing-keys.ts";

/** One fixed message of XA to XB: the smallest request there is, a ping. */
export const SAMPLE_MESSAGE: Readonly<Message> = Object.freeze({
  type: "request",
  form: "ping",
  urgency: "routine",
  language: "en",
  id: "ping/XA/1#1",
  request: "ping/XA/1",
  from: "XA",
  to: "XB",
  sent_at: 1_798_761_600_000,
  instrument: "convention",
  marking: "EXERCISE EXERCISE EXERCISE",
});

/** Its ways: directly, and through XC. */
export const DIRECT: Readonly<Routing> = Object.freeze({
  message: SAMPLE_MESSAGE.id,
  author: "XA",
  addressee: "XB",
  route: ["XA", "XB"],
  channel: "network",
});
export const THROUGH_XC: Readonly<Routing> = Object.freeze({
  ...DIRECT,
  route: ["XA", "XC", "XB"],
});

export function sampleSigned(): SignedMessage {
  return signMessage({ ...SAMPLE_MESSAGE }, testingSigningKey("XA"));
}

/** The author's own crossing of the direct link. */
export function sampleDirect(): HopEnvelope {
  return {
    kind: "deliver",
    key: `${SAMPLE_MESSAGE.id}/1/0`,
    from: "XA",
    to: "XB",
    position: 1,
    routing: DIRECT,
    payload: { kind: "message", signed: sampleSigned() },
  };
}

/** The second crossing of the way through XC, as XC signs it. */
export function samplePassedOn(
  payload: HopEnvelope["payload"] = { kind: "message", signed: sampleSigned() },
): HopEnvelope {
  return signHop(
    {
      kind: "deliver",
      key: `${SAMPLE_MESSAGE.id}/2/0`,
      from: "XC",
      to: "XB",
      position: 2,
      routing: THROUGH_XC,
      payload,
    },
    testingSigningKey("XC"),
  );
}

const SAMPLE_NOTICE: Notice = {
  message: SAMPLE_MESSAGE.id,
  from: "XB",
  to: "XA",
  reason: "unreached",
  at: 1_798_761_660_000,
};

/** The bounce by which XB says that the message did not get through. */
export function sampleBounce(): HopEnvelope {
  return {
    kind: "deliver",
    key: `${SAMPLE_MESSAGE.id}/bounce/0`,
    from: "XB",
    to: "XA",
    position: 1,
    routing: { ...DIRECT, author: "XB", addressee: "XA", route: ["XB", "XA"] },
    payload: { kind: "bounce", signed: signNotice(SAMPLE_NOTICE, testingSigningKey("XB")) },
  };
}
