import { expect, onTestFinished, test } from "vitest";

import { CertificateAuthority } from "../trust/index.ts";
import type { TlsCredentials, TlsIdentity } from "../trust/index.ts";
import { CHANNEL, frameText, kindsOf, rig, until } from "./link-rig.ts";
import type { Rigged, TestRegister } from "./link-rig.ts";
import { ManualTimers } from "./manual-timers.ts";

/** Wide enough for whatever the machine's clock says, which TLS goes by. */
const LONG = { valid_from: Date.UTC(2020, 0), valid_until: Date.UTC(2099, 0) };

const authority = await CertificateAuthority.create("EXERCISE authority", LONG);
const none = await authority.revocationList([], LONG);
const ofA = await authority.certify("XA", ["127.0.0.1"], LONG);
const ofB = await authority.certify("XB", ["127.0.0.1"], LONG);
const ofC = await authority.certify("XC", ["127.0.0.1"], LONG);

async function meet(
  a: TlsIdentity & { readonly sha256: string },
  b: TlsIdentity & { readonly sha256: string },
  registered: { readonly a?: string; readonly b?: string } = {},
): Promise<{ readonly a: Rigged; readonly b: Rigged; readonly register: TestRegister }> {
  const register: TestRegister = new Map();
  // A refusal is followed by another attempt only when the test moves time.
  const timers = new ManualTimers();
  const fingerprintA = registered.a ?? a.sha256;
  const fingerprintB = registered.b ?? b.sha256;
  const one = await rig("XA", { register, timers, tls: trusting(a), fingerprint: fingerprintA });
  const two = await rig("XB", { register, timers, tls: trusting(b), fingerprint: fingerprintB });
  onTestFinished(async () => {
    await Promise.all([one.station.close(), two.station.close()]);
  });
  one.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  return { a: one, b: two, register };
}

function trusting({ key, certificate }: TlsIdentity, revoked = none): TlsCredentials {
  return { key, certificate, authority: authority.certificate, revoked };
}

test("two nodes with the registered certificates exchange frames over mutual TLS", async () => {
  const { a, b } = await meet(ofA, ofB);
  await until(() => a.receipts.length === 1);
  expect(b.frames).toHaveLength(1);
  expect([...kindsOf(a), ...kindsOf(b)]).toEqual([]);
});

test("a server with another certificate of the authority than the registered one is left", async () => {
  const { a, b } = await meet(ofA, ofC, { b: ofB.sha256 });
  await until(() => a.incidents.length > 0);
  expect(a.incidents).toMatchObject([{ kind: "proof-failed", peer: "XB" }]);
  expect(b.frames).toEqual([]);
});

test("a client with another certificate of the authority than the registered one is refused", async () => {
  const { a, b } = await meet(ofC, ofB, { a: ofA.sha256 });
  await until(() => b.incidents.length > 0 && a.incidents.length > 0);
  expect(b.incidents).toMatchObject([{ kind: "proof-failed", peer: "XA" }]);
  expect(kindsOf(a)).toEqual(["closed-by-peer"]);
  expect(b.frames).toEqual([]);
});

test("a certificate that is revoked while the node runs opens no new connection", async () => {
  const { a, b } = await meet(ofA, ofB);
  await until(() => a.receipts.length === 1);
  const revoked = await authority.revocationList([ofA.certificate], LONG);
  b.station.renewTls(trusting(ofB, revoked));
  a.station.terminate("XB");
  await until(() => a.station.status.outgoing === 0);
  a.station.send("XB", CHANNEL, "l", frameText("XA", "XB", "l"));
  await until(() => kindsOf(b).includes("upgrade-refused"));
  expect(b.frames).toHaveLength(1);
});

test("a peer that is registered with TLS is never called without", async () => {
  const { a, register } = await meet(ofA, ofB);
  await until(() => a.receipts.length === 1);
  const entry = register.get("XB");
  expect(entry).toBeDefined();
  if (entry !== undefined) {
    register.set("XB", { ...entry, endpoint: entry.endpoint.replace("wss:", "ws:") });
  }
  a.station.registerChanged();
  await until(() => a.station.status.outgoing === 0);
  a.station.send("XB", CHANNEL, "l", frameText("XA", "XB", "l"));
  expect(a.incidents.at(-1)).toMatchObject({
    kind: "unreachable",
    detail: "registered without TLS",
  });
});

test("a peer beyond this machine is not called unless its host was named", async () => {
  const { a, register } = await meet(ofA, ofB);
  const entry = register.get("XB");
  expect(entry).toBeDefined();
  if (entry !== undefined) {
    register.set("XC", { ...entry, endpoint: "wss://192.0.2.1:443" });
  }
  a.station.send("XC", CHANNEL, "l", frameText("XA", "XC", "l"));
  expect(a.incidents.at(-1)).toMatchObject({ kind: "unreachable", peer: "XC" });
  expect(a.incidents.at(-1)?.detail).toMatch(/beyond this machine/);
});
