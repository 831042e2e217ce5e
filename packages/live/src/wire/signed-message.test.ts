import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { envelopeArbitrary } from "../testing/envelope-arbitrary.ts";
import { testingSigningKey } from "../testing/testing-keys.ts";
import { signHandshake, verifyHandshake, verifyHandshakeSync } from "./handshake.ts";
import type { HandshakeStatement } from "./handshake.ts";
import { signHop, verifyHop, verifyHopSync } from "./hop-signature.ts";
import {
  signMessage,
  signNotice,
  verifyNotice,
  verifyNoticeSync,
  verifySigned,
  verifySignedSync,
} from "./signed-message.ts";

const [key, other] = [testingSigningKey("XA"), testingSigningKey("XB")];

test("a message is its author's; with any field changed it is nobody's", async () => {
  await fc.assert(
    fc.asyncProperty(messageArbitrary(), fc.nat(), async (message, pick) => {
      const signed = signMessage(message, key);
      expect(await verifySigned(signed, key.verify)).toBe(true);
      expect(verifySignedSync(signed, key.verify)).toBe(true);
      for (const forged of [
        { ...signed, message: changed(message, pick) },
        { ...signed, key: other.id },
      ]) {
        for (const by of [key, other]) {
          expect(await verifySigned(forged, by.verify)).toBe(false);
          expect(verifySignedSync(forged, by.verify)).toBe(false);
        }
      }
    }),
  );
});

test("a notice is its giver's; with any field changed it is nobody's", async () => {
  const notice = { message: "a#1", from: "XA", to: "XB", reason: "unreached" as const, at: 5 };
  const signed = signNotice(notice, key);
  expect(await verifyNotice(signed, key.verify)).toBe(true);
  expect(verifyNoticeSync(signed, key.verify)).toBe(true);
  expect(await verifyNotice(signed, other.verify)).toBe(false);
  expect(await verifyNotice({ ...signed, key: other.id }, key.verify)).toBe(false);
  expect(verifyNoticeSync({ ...signed, key: other.id }, key.verify)).toBe(false);
  for (const pick of Object.keys(notice).keys()) {
    const forged = { ...signed, notice: changed(notice, pick) };
    expect(await verifyNotice(forged, key.verify)).toBe(false);
    expect(verifyNoticeSync(forged, key.verify)).toBe(false);
  }
});

test("a hop is its sender's; with any field changed, added or taken away it is nobody's", async () => {
  await fc.assert(
    fc.asyncProperty(envelopeArbitrary(), fc.nat(), async (envelope, pick) => {
      const { signature, ...content } = signHop(envelope, key);
      expect(await verifyHop({ ...content, signature }, key.verify)).toBe(true);
      expect(verifyHopSync({ ...content, signature }, key.verify)).toBe(true);
      expect(await verifyHop(content, key.verify)).toBe(false);
      const renamed = { ...content, signature: { ...signature, key: other.id } };
      expect(await verifyHop(renamed, key.verify)).toBe(false);
      expect(verifyHopSync(renamed, key.verify)).toBe(false);
      const { due, ...undue } = content;
      const forgeries = [changed(content, pick), due === undefined ? { ...undue, due: 1 } : undue];
      for (const forged of forgeries) {
        expect(await verifyHop({ ...forged, signature }, key.verify)).toBe(false);
        expect(verifyHopSync({ ...forged, signature }, key.verify)).toBe(false);
      }
    }),
  );
});

test("a proof holds for its end of its connection alone", async () => {
  const statement: HandshakeStatement = {
    role: "client",
    node: "XA",
    peer: "XB",
    nonce: "A".repeat(43),
    channel: "/channels/network",
    version: "1.0.0",
  };
  const proof = signHandshake(statement, key);
  expect(await verifyHandshake(statement, proof, key.verify)).toBe(true);
  expect(verifyHandshakeSync(statement, proof, key.verify)).toBe(true);
  expect(await verifyHandshake(statement, proof, other.verify)).toBe(false);
  for (const pick of Object.keys(statement).keys()) {
    const elsewhere = changed(statement, pick);
    expect(await verifyHandshake(elsewhere, proof, key.verify)).toBe(false);
    expect(verifyHandshakeSync(elsewhere, proof, key.verify)).toBe(false);
  }
});

/** The same with one of its fields another. */
function changed<T extends object>(value: T, pick: number): T {
  const fields = Object.entries(value);
  const [name, old] = fields[pick % fields.length] ?? ["", 0];
  return { ...value, [name]: typeof old === "number" ? old + 1 : `${JSON.stringify(old)}!` };
}
