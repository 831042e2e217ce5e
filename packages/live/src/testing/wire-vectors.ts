import { PROTOCOL_VERSION } from "@contactpoint/protocol";
import { canonicalBytes, digestOf } from "../wire/canonical.ts";
import type { HandshakeStatement } from "../wire/handshake.ts";
import { sealMessage } from "../wire/sealed-message.ts";
import { exportSealingKey } from "../wire/sealing-key.ts";
import { sign, signatureInput } from "../wire/signature.ts";
import type { Purpose } from "../wire/signature.ts";
import { exportSigningKey } from "../wire/signing-key.ts";
import { errorVectors } from "./error-vectors.ts";
import {
  SAMPLE_MESSAGE,
  sampleBounce,
  samplePassedOn,
  sampleSigned,
  THROUGH_XC,
} from "./sample-frames.ts";
import { TESTING_STATES, testingSealingKey, testingSigningKey } from "./testing-keys.ts";

/**
 * The published test vectors, one object a file of `vectors/`: with them another implementation can
 * be tried without this one. Always the same.
 */
export async function wireVectors(): Promise<Record<string, object>> {
  return {
    "keys.json": keys(),
    "canonical.json": canonical(),
    "signatures.json": signatures(),
    "sealing.json": await sealing(),
    "errors.json": {
      note: "Each State knows the States and keys of keys.json and no others.",
      cases: await errorVectors(),
    },
  };
}

function keys(): object {
  return {
    note: "For tests alone: everybody knows these private keys. Raw bytes in base64url.",
    states: TESTING_STATES.map((state) => {
      const signing = testingSigningKey(state);
      const sealing = testingSealingKey(state);
      return {
        state,
        sign: { id: signing.id, private: exportSigningKey(signing), public: signing.verify.raw },
        seal: { id: sealing.id, private: exportSealingKey(sealing), public: sealing.public.raw },
      };
    }),
  };
}

/** JSON texts: those of RFC 8785, sections 3.2.2 and 3.2.3, and one message. */
const TEXTS = [
  String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
  "[-0,1e21,1e-7,9007199254740991]",
  JSON.stringify(SAMPLE_MESSAGE),
] as const;

/** Numbers as the 64 bits of IEEE 754: those of RFC 8785, appendix B. */
const NUMBERS =
  "0000000000000000 8000000000000000 0000000000000001 8000000000000001 7fefffffffffffff ffefffffffffffff 4340000000000000 c340000000000000 4430000000000000 44b52d02c7e14af5 44b52d02c7e14af6 44b52d02c7e14af7 444b1ae4d6e2ef4e 444b1ae4d6e2ef4f 444b1ae4d6e2ef50 3eb0c6f7a0b5ed8c 3eb0c6f7a0b5ed8d 41b3de4355555553 41b3de4355555554 41b3de4355555555 41b3de4355555556 41b3de4355555557 becbf647612f3696 43143ff3c1cb0959".split(
    " ",
  );

function canonical(): object {
  return {
    note: "RFC 8785. Each text, parsed, has these canonical bytes and this SHA-256.",
    texts: TEXTS.map((text) => {
      const value: unknown = JSON.parse(text);
      return {
        text,
        canonical_hex: canonicalBytes(value).toString("hex"),
        sha256: digestOf(value),
      };
    }),
    numbers: NUMBERS.map((ieee754) => ({
      ieee754,
      canonical: canonicalBytes(Buffer.from(ieee754, "hex").readDoubleBE()).toString(),
    })),
  };
}

function signatures(): object {
  const { signature: _, ...hop } = samplePassedOn();
  const bounce = sampleBounce().payload;
  const statement: HandshakeStatement = {
    role: "server",
    node: "XB",
    peer: "XA",
    nonce: "A".repeat(43),
    channel: "/channels/network",
    version: PROTOCOL_VERSION,
  };
  return {
    note: "Ed25519 over the canonical bytes of the content with the purpose as one more field.",
    cases: [
      signature("contactpoint-message-v1", "XA", SAMPLE_MESSAGE),
      signature("contactpoint-hop-v1", "XC", hop),
      ...(bounce.kind === "bounce"
        ? [signature("contactpoint-notice-v1", "XB", bounce.signed.notice)]
        : []),
      signature("contactpoint-handshake-v1", "XB", statement),
      signature("contactpoint-handshake-v1", "XA", {
        ...statement,
        role: "client",
        node: "XA",
        peer: "XB",
      }),
    ],
  };
}

function signature(purpose: Purpose, signer: string, content: object): object {
  const input = signatureInput(purpose, content);
  const made = sign(purpose, content, testingSigningKey(signer));
  return { purpose, signer, content, input_hex: input.toString("hex"), signature: made };
}

async function sealing(): Promise<object> {
  const seed = Buffer.alloc(32, 7);
  const signed = sampleSigned();
  const addressee = testingSealingKey("XB");
  return {
    note: "HPKE base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. info is the text contactpoint-sealed-v1, aad the canonical bytes of routing, the plaintext the canonical bytes of signed and spaces up to a multiple of 1024 bytes. ephemeral_ikm_hex is ikmE of DeriveKeyPair.",
    cases: [
      {
        recipient: "XB",
        ephemeral_ikm_hex: seed.toString("hex"),
        routing: THROUGH_XC,
        signed,
        sealed: await sealMessage(signed, THROUGH_XC, addressee.public, seed),
      },
    ],
  };
}
