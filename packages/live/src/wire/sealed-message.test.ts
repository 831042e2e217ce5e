import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { THROUGH_XC, sampleSigned } from "../testing/sample-frames.ts";
import { testingSealingKey, testingSigningKey } from "../testing/testing-keys.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonicalBytes } from "./canonical.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";
import { openBytes, sealBytes } from "./hpke.ts";
import { openSealed, sealMessage } from "./sealed-message.ts";
import {
  exportSealingKey,
  generateSealingKey,
  importSealingKey,
  importSealingPublicKey,
} from "./sealing-key.ts";
import { signMessage } from "./signed-message.ts";

const addressee = testingSealingKey("XB");

test("boxes are those of the vectors of RFC 9180 for this suite", async () => {
  // test-vectors.json of the RFC (github.com/cfrg/draft-irtf-cfrg-hpke, commit 5f503c5): mode 0,
  // kem_id 32, kdf_id 1, aead_id 2, first encryption.
  const hex = (text: string): Buffer => Buffer.from(text, "hex");
  const recipient = importSealingKey(
    toBase64url(hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d")),
  );
  expect(fromBase64url(recipient.public.raw)?.toString("hex")).toBe(
    "430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c",
  );
  const binding = {
    info: hex("4f6465206f6e2061204772656369616e2055726e"),
    aad: hex("436f756e742d30"),
  };
  const plaintext = hex("4265617574792069732074727574682c20747275746820626561757479");
  const box = {
    enc: hex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"),
    ciphertext: hex(
      "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a",
    ),
  };
  const seed = hex("2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9");
  const sealed = await sealBytes(plaintext, recipient.public, binding, seed);
  expect(Buffer.from(sealed.enc)).toEqual(box.enc);
  expect(Buffer.from(sealed.ciphertext)).toEqual(box.ciphertext);
  expect(Buffer.from(await openBytes(box, recipient, binding))).toEqual(plaintext);
});

test("the addressee reads what was sealed, and it fits a frame's padding", async () => {
  await fc.assert(
    fc.asyncProperty(messageArbitrary(), async (message) => {
      const signed = signMessage(message, testingSigningKey("XA"));
      const sealed = await sealMessage(signed, THROUGH_XC, addressee.public);
      expect(await openSealed(sealed, THROUGH_XC, addressee)).toEqual({ signed });
      // 16 bytes are the tag of AES-GCM.
      expect(((fromBase64url(sealed.ciphertext)?.length ?? 0) - 16) % 1024).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test("messages of one size class cannot be told apart by length, nor by repetition", async () => {
  const brief = await sealMessage(sampleSigned(), THROUGH_XC, addressee.public);
  const { message } = sampleSigned();
  const longer = signMessage({ ...message, instrument: "x".repeat(200) }, testingSigningKey("XA"));
  const other = await sealMessage(longer, THROUGH_XC, addressee.public);
  expect(other.ciphertext).toHaveLength(brief.ciphertext.length);
  expect(await sealMessage(sampleSigned(), THROUGH_XC, addressee.public)).not.toEqual(brief);
});

test("a box with any bit flipped, under another header or with another key stays shut", async () => {
  const sealed = await sealMessage(sampleSigned(), THROUGH_XC, addressee.public);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("enc", "ciphertext"), fc.nat(), async (field, bit) => {
      const forged = { ...sealed, [field]: flipped(sealed[field], bit) };
      expect((await openSealed(forged, THROUGH_XC, addressee)).error?.name).toBe("seal-invalid");
    }),
  );
  for (const field of ["message", "author", "addressee", "channel"] as const) {
    const routing = { ...THROUGH_XC, [field]: "other" };
    expect((await openSealed(sealed, routing, addressee)).error?.name).toBe("seal-invalid");
  }
  const rerouted = { ...THROUGH_XC, route: ["XA", "XB"] };
  expect((await openSealed(sealed, rerouted, addressee)).error?.name).toBe("seal-invalid");
  const stranger = testingSealingKey("XC");
  expect((await openSealed(sealed, THROUGH_XC, stranger)).error?.name).toBe("seal-invalid");
  const renamed = { ...sealed, key: stranger.id };
  for (const key of [stranger, addressee]) {
    expect((await openSealed(renamed, THROUGH_XC, key)).error?.name).toBe("seal-invalid");
  }
});

test("what is sealed must be padded, JSON, within the limits and of the schema", async () => {
  const json = canonicalBytes(sampleSigned()).toString();
  for (const [plaintext, error] of [
    [json.padEnd(1024), undefined],
    [json, "seal-invalid"],
    [json.padEnd(2048), "seal-invalid"],
    ["".padEnd(1024), "seal-invalid"],
    ["[".repeat(FRAME_LIMITS.depth + 1).padEnd(1024), "too-complex"],
    ["no JSON".padEnd(1024), "not-json"],
    ["{}".padEnd(1024), "malformed"],
    [json.replace("EXERCISE EXERCISE EXERCISE", "REAL").padEnd(1024), "unmarked"],
  ] as const) {
    const sealed = await sealText(Buffer.from(plaintext));
    expect((await openSealed(sealed, THROUGH_XC, addressee)).error?.name).toBe(error);
  }
  const latin1 = await sealText(
    Buffer.concat([Buffer.from([0x22, 0xff]), Buffer.alloc(1022, "x")]),
  );
  expect((await openSealed(latin1, THROUGH_XC, addressee)).error?.name).toBe("seal-invalid");
});

test("a generated sealing key survives export and import", async () => {
  const made = generateSealingKey();
  const sealed = await sealMessage(
    sampleSigned(),
    THROUGH_XC,
    importSealingPublicKey(made.public.raw),
  );
  const again = importSealingKey(exportSealingKey(made));
  expect((await openSealed(sealed, THROUGH_XC, again)).signed).toEqual(sampleSigned());
});

async function sealText(plaintext: Buffer): Promise<Awaited<ReturnType<typeof sealMessage>>> {
  const binding = {
    info: Buffer.from("contactpoint-sealed-v1"),
    aad: canonicalBytes(THROUGH_XC),
  };
  const { enc, ciphertext } = await sealBytes(plaintext, addressee.public, binding);
  return { enc: toBase64url(enc), ciphertext: toBase64url(ciphertext), key: addressee.id };
}

function flipped(text: string, bit: number): string {
  const bytes = fromBase64url(text) ?? Buffer.alloc(1);
  const at = bit % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  return toBase64url(bytes);
}
