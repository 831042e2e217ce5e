import fc from "fast-check";
import { sign as signBytes, verify as verifyBytes } from "node:crypto";
import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { sign, signOnPool, verify, verifySync } from "./signature.ts";
import {
  exportSigningKey,
  generateSigningKey,
  importSigningKey,
  importVerifyKey,
} from "./signing-key.ts";

const key = importSigningKey(toBase64url(Buffer.alloc(32, 1)));
const other = importSigningKey(toBase64url(Buffer.alloc(32, 2)));

test.for([
  {
    seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    public: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    public: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    message: "af82",
    signature:
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  },
])("keys sign as in RFC 8032, section 7.1 (message '$message')", (vector) => {
  const signing = importSigningKey(toBase64url(Buffer.from(vector.seed, "hex")));
  expect(fromBase64url(signing.verify.raw)?.toString("hex")).toBe(vector.public);
  const message = Buffer.from(vector.message, "hex");
  const signature = signBytes(null, message, signing.object);
  expect(signature.toString("hex")).toBe(vector.signature);
  const verifying = importVerifyKey(signing.verify.raw);
  expect(verifyBytes(null, message, verifying.object, signature)).toBe(true);
});

test("a generated key survives export and import, and no two are alike", () => {
  const made = generateSigningKey();
  const again = importSigningKey(exportSigningKey(made));
  expect(again.verify.raw).toBe(made.verify.raw);
  expect(again.id).toMatch(/^[0-9a-f]{16}$/);
  expect(generateSigningKey().id).not.toBe(made.id);
});

test("a key of another length or alphabet is refused", () => {
  for (const raw of [
    "",
    toBase64url(Buffer.alloc(31)),
    `${"A".repeat(42)}+`,
    `${"A".repeat(42)}B`,
  ]) {
    expect(() => importSigningKey(raw)).toThrow(TypeError);
    expect(() => importVerifyKey(raw)).toThrow(TypeError);
  }
});

test("a signature holds for its purpose, content and key, and for no other", async () => {
  await fc.assert(
    fc.asyncProperty(content(), content(), async (said, unsaid) => {
      const signature = sign("contactpoint-message-v1", said, key);
      expect(await verify("contactpoint-message-v1", said, signature, key.verify)).toBe(true);
      expect(verifySync("contactpoint-message-v1", said, signature, key.verify)).toBe(true);
      for (const [purpose, claimed, by] of [
        ["contactpoint-hop-v1", said, key],
        ["contactpoint-message-v1", said, other],
        ["contactpoint-message-v1", { ...unsaid, added: 1 }, key],
      ] as const) {
        expect(await verify(purpose, claimed, signature, by.verify)).toBe(false);
        expect(verifySync(purpose, claimed, signature, by.verify)).toBe(false);
      }
    }),
  );
});

test("a signature with any one character changed is refused", () => {
  fc.assert(
    fc.property(content(), fc.nat(85), fc.base64String(), (said, at, text) => {
      const signature = sign("contactpoint-entry-v1", said, key);
      const sign64 = text.replaceAll(/[+/=]/g, "_")[0] ?? "-";
      fc.pre(signature[at] !== sign64);
      const changed = signature.slice(0, at) + sign64 + signature.slice(at + 1);
      expect(verifySync("contactpoint-entry-v1", said, changed, key.verify)).toBe(false);
    }),
  );
});

test("what has no canonical form or a purpose of its own is neither signed nor believed", async () => {
  const signature = sign("contactpoint-hop-v1", {}, key);
  for (const bad of [{ text: "\ud83d" }, { purpose: "contactpoint-hop-v1" }]) {
    expect(() => sign("contactpoint-hop-v1", bad, key)).toThrow(TypeError);
    expect(await verify("contactpoint-hop-v1", bad, signature, key.verify)).toBe(false);
    expect(verifySync("contactpoint-hop-v1", bad, signature, key.verify)).toBe(false);
  }
});

test("base64url stands for bytes one to one", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(Buffer.from(bytes));
      const read = fromBase64url(text);
      expect(read === undefined || toBase64url(read) === text).toBe(true);
    }),
  );
  expect(fromBase64url("AA", 2)).toBeUndefined();
  expect(fromBase64url("AB")).toBeUndefined();
  expect(fromBase64url("AA==")).toBeUndefined();
});

function content(): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(
    fc.stringMatching(/^[a-o]{1,5}$/),
    fc.oneof(fc.string({ unit: "grapheme" }), fc.integer()),
    { noNullPrototype: true },
  );
}

test("The pool signs the content as it was when asked, with the signature that this thread gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      const content = { text };
      const expected = sign("contactpoint-message-v1", content, key);
      const signing = signOnPool("contactpoint-message-v1", content, key);
      content.text = `${text}!`;
      expect(await signing).toBe(expected);
    }),
  );
  expect(() => signOnPool("contactpoint-message-v1", { purpose: "mine" }, key)).toThrow(TypeError);
});
