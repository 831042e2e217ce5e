import { MESSAGE_TYPES, missingItems } from "@contactpoint/protocol";
import { messageSchema } from "@contactpoint/protocol/messages";
import { expect, test } from "vitest";
import { errorOfFrame } from "../testing/error-of-frame.ts";
import { testingSigningKey } from "../testing/testing-keys.ts";
import { RegisterBook } from "../trust/index.ts";
import { FRAME_KINDS, verifyHandshakeSync } from "../wire/index.ts";
import { frameSamples, sampleStatements } from "./frame-samples.ts";
import { completeRequest, smallestMessage } from "./message-samples.ts";
import { sampleRegister, sampleRegisterKeys, SAMPLES_BEGIN } from "./register-samples.ts";

test("no field of a smallest message can be left out", () => {
  for (const type of MESSAGE_TYPES) {
    const message = smallestMessage(type);
    for (const field of Object.keys(message)) {
      const rest = Object.entries(message).filter(([name]) => name !== field);
      expect(messageSchema.safeParse(Object.fromEntries(rest)).success, field).toBe(false);
    }
  }
});

test("the complete request leaves no item out", () => {
  const request = completeRequest();
  expect(request.type === "request" && missingItems(request, "UNCC")).toEqual([]);
});

test("every kind of frame has a sample, and the node it is for takes each", async () => {
  const samples = await frameSamples();
  expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(FRAME_KINDS));
  for (const { frame } of samples) {
    const [peer, self] = frame.kind === "deliver" ? [frame.from, frame.to] : ["XA", "XB"];
    expect(await errorOfFrame(JSON.stringify(frame), peer, self)).toBeNull();
  }
});

test("the signatures of the sample handshake are those of its statements", async () => {
  const { server, client } = sampleStatements();
  const signed = (await frameSamples()).map(({ frame }) => frame);
  const challenge = signed.find((frame) => frame.kind === "challenge");
  const proof = signed.find((frame) => frame.kind === "proof");
  for (const [node, statement, frame] of [
    ["XB", server, challenge],
    ["XA", client, proof],
  ] as const) {
    const { verify } = testingSigningKey(node);
    expect(verifyHandshakeSync(statement, frame?.signature ?? "", verify)).toBe(true);
  }
});

test("a node takes the sample register by the sample statement of its key", () => {
  const book = new RegisterBook({ root: testingSigningKey("root").verify.raw });
  expect(book.acceptKeys(sampleRegisterKeys(), SAMPLES_BEGIN)).toEqual({ changed: true });
  expect(book.accept(sampleRegister(), SAMPLES_BEGIN)).toEqual({ changed: true });
  expect(book.entryOf("XA", SAMPLES_BEGIN)?.sign_key).toBe(testingSigningKey("XA").verify.raw);
});
