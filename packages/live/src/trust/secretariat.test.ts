import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { certificateSha256 } from "./pem.ts";
import { guardedRequest } from "./guarded-request.ts";
import { readNodeCredentials } from "./node-credentials.ts";
import { GUARD, NOW, SecretariatBench, VALID } from "./secretariat-bench.ts";
import { SecretariatFolder } from "./secretariat-folder.ts";
import { replaceRegisterKey, revokeState, rotateState } from "./secretariat-changes.ts";
import type { Timers } from "./secretariat.ts";
import { tlsContext } from "./tls-context.ts";

/** TLS goes by the machine's clock, the register by the one given. */

test("a node's folder holds its own secrets only, and nobody else may read them", async () => {
  await using office = await SecretariatBench.open();
  const node = readNodeCredentials(office.node("XA"));
  expect(node.state).toBe("XA");
  expect(node.register.entries.find(({ state }) => state === "XA")).toMatchObject({
    sign_key: node.signing.verify.raw,
    seal_key: node.sealing.public.raw,
    tls_sha256: certificateSha256(node.tls.certificate),
    endpoint: `wss://127.0.0.1:${node.listen.port}`,
    channels: ["/channels/link"],
  });
  for (const entry of readdirSync(office.folder, { recursive: true, withFileTypes: true })) {
    const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
    expect([entry.name, mode.toString(8)]).toEqual([entry.name, entry.isFile() ? "600" : "700"]);
  }
});

test("a secret that others may read is not used", async () => {
  await using office = await SecretariatBench.open();
  chmodSync(join(office.node("XA"), "sign.key"), 0o640);
  expect(() => readNodeCredentials(office.node("XA"))).toThrow(/may be read by others/);
});

test("a node takes the register from the secretariat and is told when nothing changed", async () => {
  await using office = await SecretariatBench.open();
  const node = office.caller("XA");
  expect(await node.client.refresh()).toBe(true);
  expect(await node.client.refresh()).toBe(true);
  expect(node.counts.changes).toBe(1);
  expect(node.book.entryOf("XB", NOW)?.endpoint).toMatch(/^wss:/);
  const { register } = readNodeCredentials(office.node("XA"));
  const context = { secureContext: tlsContext(node.tls), timeout: 60_000, maxBytes: 1e6 };
  const ask = async (path: string, more = {}) =>
    await guardedRequest(GUARD, { url: `${office.url}${path}`, ...context, ...more });
  const { headers, body } = await ask("/register");
  expect(JSON.parse(body)).toEqual(register);
  const again = await ask("/register", { headers: { "if-none-match": headers.etag } });
  expect(again).toMatchObject({ status: 304, body: "" });
  expect(JSON.parse((await ask("/register/1")).body)).toEqual(register);
  expect(JSON.parse((await ask("/health")).body)).toEqual({ status: "ok", version: 1 });
  for (const path of ["/", "/register/2", "/register/0", "/register/../register.key", "/root"]) {
    expect((await ask(path)).status).toBe(404);
  }
  expect((await ask("/register", { method: "PUT", body: "{}" })).status).toBe(405);
  expect(await ask("/register", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
});

test("a State that is revoked is gone for the others and cannot call any more", async () => {
  await using office = await SecretariatBench.open();
  const [xa, xb] = [office.caller("XA"), office.caller("XB")];
  expect(await xa.client.refresh()).toBe(true);
  expect(await xb.client.refresh()).toBe(true);
  expect(await revokeState(office.folder, "XB", NOW)).toBe(2);
  office.secretariat.refresh();
  expect(await xa.client.refresh()).toBe(true);
  expect(xa.book.entryOf("XB", NOW)).toBeUndefined();
  expect(xa.revoked).toHaveLength(1);
  expect(await xb.client.refresh()).toBe(false);
  expect(office.reports).toContain("a caller was refused: CERT_REVOKED");
  await expect(revokeState(office.folder, "XB", NOW)).rejects.toThrow(/no State XB/);
});

test("a State whose key is rotated goes on under the new one, however much others missed", async () => {
  await using office = await SecretariatBench.open();
  const xa = office.caller("XA");
  await xa.client.refresh();
  const keys = new Set([xa.book.entryOf("XB", NOW)?.sign_key]);
  for (const hours of [1, 2, 3]) {
    await rotateState(office.folder, "XB", NOW + hours * 3_600_000);
    keys.add(readNodeCredentials(office.node("XB")).signing.verify.raw);
  }
  office.secretariat.refresh();
  office.clock.now += 4 * 3_600_000;
  expect(await xa.client.refresh()).toBe(true);
  expect(xa.refusals).toEqual([]);
  const { signing, tls } = readNodeCredentials(office.node("XB"));
  expect(keys.size).toBe(4);
  expect(xa.book.entryOf("XB", office.clock.now)).toMatchObject({
    sign_key: signing.verify.raw,
    tls_sha256: certificateSha256(tls.certificate),
  });
  expect(await office.caller("XB").client.refresh()).toBe(true);
});

test("a register key replaced by the root is the only one that counts", async () => {
  await using office = await SecretariatBench.open();
  const xa = office.caller("XA");
  await xa.client.refresh();
  const stolen = readFileSync(join(office.folder, "secretariat/register.key"), "utf8");
  expect(replaceRegisterKey(office.folder, NOW + 1, NOW + 1)).toBe(2);
  office.secretariat.refresh();
  await xa.client.refresh();
  expect([xa.book.latest?.version, xa.refusals]).toEqual([2, []]);
  // The thief issues the next version with the key that was taken.
  writeFileSync(join(office.folder, "secretariat/register.key"), stolen);
  new SecretariatFolder(join(office.folder, "secretariat")).issue(() => [], NOW + 2);
  office.secretariat.refresh();
  await xa.client.refresh();
  expect([xa.book.latest?.version, xa.refusals]).toEqual([2, ["key-revoked"]]);
});

test("a change is circulated on its day, and not before", async () => {
  await using office = await SecretariatBench.open();
  const xa = office.caller("XA");
  const seen = [];
  for (const day of [0, 13.9, 14, 20]) {
    office.clock.now = NOW + (day * 86_400_000) / 60;
    office.secretariat.refresh();
    await xa.client.refresh();
    seen.push([xa.book.latest?.version, xa.book.entryOf("XB", office.clock.now)?.valid_from]);
  }
  const circulated = NOW + (14 * 86_400_000) / 60;
  expect(seen).toEqual([
    [1, VALID.valid_from],
    [1, VALID.valid_from],
    [2, circulated],
    [2, circulated],
  ]);
  expect(xa.refusals).toEqual([]);
});

test("a change announced before a rotation is circulated after it, under the new key", async () => {
  await using office = await SecretariatBench.open();
  const xa = office.caller("XA");
  await xa.client.refresh();
  await rotateState(office.folder, "XB", NOW + 3_600_000);
  office.clock.now = NOW + 86_400_000;
  office.secretariat.refresh();
  await xa.client.refresh();
  expect([xa.book.latest?.version, xa.refusals]).toEqual([3, []]);
});

test("the secretariat goes on with what it held while its folder cannot be read", async () => {
  await using office = await SecretariatBench.open();
  writeFileSync(join(office.folder, "secretariat/register/00000002.json"), "{");
  office.secretariat.refresh();
  expect(office.reports.join()).toMatch(/cannot be read/);
  expect(await office.caller("XA").client.refresh()).toBe(true);
});

test("a running secretariat shows a new version by itself", async () => {
  await using office = await SecretariatBench.open();
  await revokeState(office.folder, "XB", NOW);
  const xa = office.caller("XA");
  // No end of its own: the limit of the test is the only clock here.
  while (xa.book.latest?.version !== 2) await xa.client.refresh();
  expect(xa.book.entryOf("XB", NOW)).toBeUndefined();
});

test("the last good copy serves while the secretariat is away, until it runs out", async () => {
  const office = await SecretariatBench.open();
  const xa = office.caller("XA");
  await xa.client.refresh();
  await office[Symbol.asyncDispose]();
  expect(await xa.client.refresh()).toBe(false);
  expect(xa.complaints.join()).toMatch(/gave no answer/);
  expect(xa.book.entryOf("XB", VALID.valid_until - 1)).toBeDefined();
  expect(xa.book.entryOf("XB", VALID.valid_until)).toBeUndefined();
});

test("a client inquires again at each interval until it is stopped", async () => {
  await using office = await SecretariatBench.open();
  const waiting: (() => void)[] = [];
  let due = Promise.withResolvers<void>();
  const timers: Timers = {
    setTimeout: (call, delay) => {
      expect(delay).toBe(5000);
      waiting.push(call);
      due.resolve();
      return call;
    },
    clearTimeout: (timer) => {
      waiting.splice(0, waiting.length, ...waiting.filter((call) => call !== timer));
    },
  };
  const { client, book } = office.caller("XA", { timers });
  client.start();
  await due.promise;
  expect(book.latest?.version).toBe(1);
  await revokeState(office.folder, "XB", NOW);
  office.secretariat.refresh();
  due = Promise.withResolvers<void>();
  waiting.shift()?.();
  await due.promise;
  expect(book.latest?.version).toBe(2);
  expect(waiting).toHaveLength(1);
  client.stop();
  expect(waiting).toHaveLength(0);
});
