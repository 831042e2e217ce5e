import { testingSealingKey, testingSigningKey } from "../testing/testing-keys.ts";
import { sealMessage, signHop, signMessage, signNotice } from "../wire/index.ts";
import type { HopEnvelope, Routing } from "../wire/index.ts";
import { smallestMessage } from "./message-samples.ts";

/** The channel of the samples, as hops name it. */
export const SAMPLE_CHANNEL = "phone";

const MESSAGE = smallestMessage("request");

const DIRECT: Routing = {
  message: MESSAGE.id,
  author: "XA",
  addressee: "XB",
  route: ["XA", "XB"],
  channel: SAMPLE_CHANNEL,
};

/** The author's own hop, with its message in the clear. */
export function authorsHop(): HopEnvelope {
  return {
    kind: "deliver",
    key: `${MESSAGE.id}/1/0`,
    from: "XA",
    to: "XB",
    position: 1,
    routing: DIRECT,
    payload: { kind: "message", signed: signMessage(MESSAGE, testingSigningKey("XA")) },
  };
}

/** The hop by which the hub XC passes the same message on, sealed. Always the same. */
export async function hubsHop(): Promise<HopEnvelope> {
  const routing: Routing = { ...DIRECT, route: ["XA", "XC", "XB"] };
  const signed = signMessage(MESSAGE, testingSigningKey("XA"));
  const sealed = await sealMessage(signed, routing, testingSealingKey("XB").public, EPHEMERAL);
  return signHop(
    {
      kind: "deliver",
      key: `${MESSAGE.id}/2/0`,
      from: "XC",
      to: "XB",
      position: 2,
      routing,
      payload: { kind: "sealed", sealed },
    },
    testingSigningKey("XC"),
  );
}

/** XB says that the message did not get through. */
export function bounceHop(): HopEnvelope {
  const notice = {
    message: MESSAGE.id,
    from: "XB",
    to: "XA",
    reason: "unreached",
    at: MESSAGE.sent_at + 60_000,
  } as const;
  return {
    kind: "deliver",
    key: `${MESSAGE.id}/bounce/0`,
    from: "XB",
    to: "XA",
    position: 1,
    routing: { ...DIRECT, author: "XB", addressee: "XA", route: ["XB", "XA"] },
    payload: { kind: "bounce", signed: signNotice(notice, testingSigningKey("XB")) },
  };
}

/** That of the published vectors, so that the sample is always the same. */
const EPHEMERAL = Buffer.alloc(32, 7);
