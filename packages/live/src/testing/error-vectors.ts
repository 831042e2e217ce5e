import type { ProtocolErrorName } from "@contactpoint/protocol";
import { FRAME_LIMITS } from "../wire/frame-limits.ts";
import type { HopEnvelope } from "../wire/hop-envelope.ts";
import { signHop } from "../wire/hop-signature.ts";
import { sealMessage } from "../wire/sealed-message.ts";
import { signMessage } from "../wire/signed-message.ts";
import {
  DIRECT,
  SAMPLE_MESSAGE,
  sampleBounce,
  sampleDirect,
  samplePassedOn,
  sampleSigned,
  THROUGH_XC,
} from "./sample-frames.ts";
import { testingSealingKey, testingSigningKey } from "./testing-keys.ts";

/** One text and what a node says to it. */
export interface ErrorVector {
  readonly reason: string;
  /** The State at the other end of the connection. */
  readonly peer: string;
  /** The State that receives it. */
  readonly self: string;
  readonly frame: string;
  /** Spaces follow until the text has so many bytes. */
  readonly spaces_to_bytes?: number;
  /** Name of the error; null: the frame is taken. */
  readonly error: ProtocolErrorName | null;
}

/** At least one frame for every error of form and identity that the wire itself can tell. */
export async function errorVectors(): Promise<ErrorVector[]> {
  return [...takenVectors(), ...formVectors(), ...identityVectors(), ...(await sealVectors())];
}

/** The whole text of a vector. */
export function textOf({ frame, spaces_to_bytes = 0 }: ErrorVector): string {
  return frame + " ".repeat(Math.max(0, spaces_to_bytes - Buffer.byteLength(frame)));
}

function takenVectors(): ErrorVector[] {
  return [
    vector("a message by its author", null, sampleDirect()),
    vector("a message passed on", null, samplePassedOn(), "XC"),
    vector("a bounce", null, sampleBounce(), "XB", "XA"),
    {
      ...text("as large as may be", null, '{"kind":"welcome"}'),
      spaces_to_bytes: FRAME_LIMITS.bytes,
    },
  ];
}

function formVectors(): ErrorVector[] {
  const direct = JSON.stringify(sampleDirect());
  const deep = FRAME_LIMITS.depth;
  return [
    text("a field too many", "malformed", '{"kind":"welcome","more":1}'),
    text(
      "no such message type",
      "malformed",
      direct.replace('"request","form"', '"demand","form"'),
    ),
    text("a State of another type", "malformed", direct.replace('"from":"XA"', '"from":7')),
    text("no marking", "unmarked", direct.replace(/,"marking":"[^"]*"/, "")),
    text("another marking", "unmarked", direct.replace(/EXERCISE EXERCISE EXERCISE/, "REAL")),
    {
      ...text("a byte too many", "oversize", '{"kind":"welcome"}'),
      spaces_to_bytes: FRAME_LIMITS.bytes + 1,
    },
    text(
      "no common version",
      "unknown-version",
      `{"kind":"hello","node":"XA","versions":["9.0.0"],"nonce":"${"A".repeat(43)}","register":{"version":1,"digest":"${"0".repeat(64)}"}}`,
    ),
    text("cut short", "not-json", direct.slice(0, -1)),
    text("an array", "not-json", "[]"),
    text("half a surrogate pair", "not-json", String.raw`{"kind":"receipt","key":"\ud83d"}`),
    text("nested too deep", "too-complex", `${"[".repeat(deep + 1)}${"]".repeat(deep + 1)}`),
    text("too many values", "too-complex", `[${"0,".repeat(FRAME_LIMITS.values + 1)}0]`),
    text("a key of the language", "forbidden-key", '{"kind":"welcome","__proto__":{"a":1}}'),
    text("the same, escaped", "forbidden-key", String.raw`{"kind":"welcome","\u005f_proto__":1}`),
    text("a key that stands twice", "forbidden-key", '{"kind":"welcome","kind":"welcome"}'),
    text("a kind that there is not", "unknown-kind", '{"kind":"farewell"}'),
    text("no kind", "unknown-kind", "{}"),
  ];
}

function identityVectors(): ErrorVector[] {
  const direct = sampleDirect();
  const { signature: _, ...unsigned } = samplePassedOn();
  const signedTwice = signHop(direct, testingSigningKey("XA"));
  const changed = { ...SAMPLE_MESSAGE, sent_at: SAMPLE_MESSAGE.sent_at + 1 };
  const stranger = {
    ...direct,
    from: "XZ",
    routing: { ...DIRECT, author: "XZ", route: ["XZ", "XB"] },
    payload: said(signMessage({ ...SAMPLE_MESSAGE, from: "XZ" }, testingSigningKey("XZ"))),
  };
  return [
    vector("another peer", "hop-forged", direct, "XC"),
    vector("a hop to another State", "not-addressed-here", direct, "XA", "XC"),
    vector("a route through a State twice", "route-inconsistent", {
      ...direct,
      routing: { ...DIRECT, route: ["XA", "XB", "XA", "XB"] },
    }),
    vector("another position", "route-inconsistent", { ...direct, position: 2 }),
    vector("a message of another id", "route-inconsistent", {
      ...direct,
      key: "other#1/1/0",
      routing: { ...DIRECT, message: "other#1" },
    }),
    vector("a key of another position", "hop-key-invalid", { ...direct, key: "ping/XA/1#0/2/0" }),
    vector("an author not in the register", "sender-not-registered", stranger, "XZ"),
    vector("a message in another's name", "author-not-sender", {
      ...direct,
      payload: said(signMessage({ ...SAMPLE_MESSAGE, from: "XC" }, testingSigningKey("XA"))),
    }),
    vector("a message changed", "signature-invalid", {
      ...direct,
      payload: said({ ...sampleSigned(), message: changed }),
    }),
    vector("a key that is not the author's", "signature-invalid", {
      ...direct,
      payload: said(signMessage(SAMPLE_MESSAGE, testingSigningKey("XC"))),
    }),
    vector("passed on unsigned", "hop-signature-invalid", unsigned, "XC"),
    vector(
      "changed after it was signed",
      "hop-signature-invalid",
      { ...samplePassedOn(), due: 1 },
      "XC",
    ),
    vector("the author's own hop signed", "hop-signature-invalid", signedTwice),
  ];
}

async function sealVectors(): Promise<ErrorVector[]> {
  const to = testingSealingKey("XB").public;
  const seed = Buffer.alloc(32, 7);
  const sealed = await sealMessage(sampleSigned(), THROUGH_XC, to, seed);
  const elsewhere = await sealMessage(sampleSigned(), DIRECT, to, seed);
  const forged = signMessage({ ...SAMPLE_MESSAGE, from: "XC" }, testingSigningKey("XC"));
  const forgery = await sealMessage(forged, THROUGH_XC, to, seed);
  const passed = (box: typeof sealed): HopEnvelope =>
    samplePassedOn({ kind: "sealed", sealed: box });
  return [
    vector("sealed and passed on", null, passed(sealed), "XC"),
    vector("sealed under another header", "seal-invalid", passed(elsewhere), "XC"),
    vector("sealed in another's name", "author-not-sender", passed(forgery), "XC"),
  ];
}

function said(signed: ReturnType<typeof sampleSigned>): HopEnvelope["payload"] {
  return { kind: "message", signed };
}

function vector(
  reason: string,
  error: ErrorVector["error"],
  frame: HopEnvelope,
  peer = "XA",
  self = "XB",
): ErrorVector {
  return { reason, peer, self, frame: JSON.stringify(frame), error };
}

function text(reason: string, error: ErrorVector["error"], frame: string): ErrorVector {
  return { reason, peer: "XA", self: "XB", frame, error };
}
