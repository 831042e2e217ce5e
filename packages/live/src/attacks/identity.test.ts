import { expect, test } from "vitest";
import { AttackField, freePort } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { makeMembership } from "../testing/membership.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";
import { generateSigningKey } from "../wire/index.ts";

const SCENARIO = fieldScenario();

test("a node that is not in the register is turned away with that reason", async () => {
  await using field = await AttackField.open(SCENARIO);
  const tls = { ...field.membership.tlsOf("XC"), ...(await field.membership.certify("XZ")) };
  const effect = await effectOf(field, async () => {
    const stranger = await field.connect("XC", { state: "XZ", tls });
    expect(label(await stranger.greet())).toBe("closed 4201");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("not-registered", "XZ");
});

test("whoever signs the proof with another key than the registered one is turned away", async () => {
  await using field = await AttackField.open(SCENARIO);
  const effect = await effectOf(field, async () => {
    const thief = await field.connect("XC", { signing: generateSigningKey() });
    const challenge = await thief.greet();
    if (challenge.kind !== "challenge") throw new TypeError(label(challenge));
    const proof = { kind: "proof", signature: thief.proof(challenge) } as const;
    expect(label(await thief.ask(proof))).toBe("closed 4202");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("proof-failed", "not the signature of XC");
});

test("a member that shows its own certificate and claims to be another is turned away", async () => {
  await using field = await AttackField.open(SCENARIO);
  const effect = await effectOf(field, async () => {
    const member = await field.connect("XA", { tls: field.membership.tlsOf("XC") });
    expect(label(await member.greet())).toBe("closed 4202");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("proof-failed", "not the certificate of XA");
});

test("a client whose certificate has expired gets no connection", async () => {
  await using field = await AttackField.open(SCENARIO);
  const { membership } = field;
  const { valid_from } = membership.validity;
  const past = { valid_from, valid_until: valid_from + 1_000 };
  const tls = { ...membership.tlsOf("XC"), ...(await membership.certify("XC", past)) };
  const effect = await effectOf(field, async () => {
    const late = await field.connect("XC", { tls });
    expect(await late.closed).toBe(1006);
    expect(late.heard).toEqual([]);
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("upgrade-refused", "TLS: CERT_HAS_EXPIRED");
});

test("a client whose certificate was taken back gets no connection", async () => {
  const port = await freePort();
  const membership = await makeMembership(SCENARIO, { port, revoked: ["XC"] });
  await using field = await AttackField.open(SCENARIO, { membership });
  const effect = await effectOf(field, async () => {
    const revoked = await field.connect("XC");
    expect(await revoked.closed).toBe(1006);
    expect(revoked.heard).toEqual([]);
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("upgrade-refused", "TLS: CERT_REVOKED");
});

test("a message that was changed after its author signed it is refused", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const effect = await effectOf(field, async () => {
    const hub = await field.member("XC");
    const passed = frames.passedOn(frames.ping("XA", "everyday/XA/1"), "XC");
    const { payload } = passed;
    if (payload.kind !== "message" || payload.signed.message.type !== "request") throw new Error();
    const message = { ...payload.signed.message, urgency: "emergency" as const };
    const changed = { ...passed, payload: { ...payload, signed: { ...payload.signed, message } } };
    expect(label(await hub.ask(frames.signedBy("XC", changed)))).toBe("signature-invalid");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "signature-invalid");
});

test("a member that speaks in another's name is refused, as author and as hub", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const forged = frames.ping("XA", "everyday/XA/1");
  const own = frames.signingOf("XC");
  const effect = await effectOf(field, async () => {
    const hostile = await field.member("XC");
    const { routing, ...direct } = frames.direct(forged, { from: "XC" }, own);
    const asAuthor = { ...direct, routing: { ...routing, author: "XC", route: ["XC", "XB"] } };
    expect(label(await hostile.ask(asAuthor))).toBe("author-not-sender");
    const asHub = frames.passedOn(forged, "XC", { key: own });
    expect(label(await hostile.ask(asHub))).toBe("signature-invalid");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "author-not-sender");
  await field.auditedIncident("frame-rejected", "signature-invalid");
});

test("a hop in another's name, or passed on without the hub's signature, is refused", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const message = frames.ping("XA", "everyday/XA/1");
  const effect = await effectOf(field, async () => {
    const hostile = await field.member("XC");
    expect(label(await hostile.ask(frames.direct(message)))).toBe("hop-forged");
    const { signature: _, ...unsigned } = frames.passedOn(message, "XC");
    expect(label(await hostile.ask(unsigned))).toBe("hop-signature-invalid");
    const another = frames.signedBy("XD", frames.passedOn(message, "XC"));
    expect(label(await hostile.ask(another))).toBe("hop-signature-invalid");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "hop-forged");
  await field.auditedIncident("frame-rejected", "hop-signature-invalid");
});
