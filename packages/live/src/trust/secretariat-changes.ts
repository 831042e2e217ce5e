import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

import { exportSigningKey, generateSigningKey, importSigningKey } from "../wire/index.ts";
import type { SigningKey } from "../wire/index.ts";
import { CertificateAuthority } from "./certificate-authority.ts";
import { hostsOf } from "./credentials-folder.ts";
import { readNodeCredentials } from "./node-credentials.ts";
import { listFiles, readSecret, writePrivate } from "./private-files.ts";
import { CLOCK_SKEW } from "./register.ts";
import type { RegisterEntry } from "./register.ts";
import { SecretariatFolder } from "./secretariat-folder.ts";
import { signEntry, signRegisterKeys } from "./sign-register.ts";

/**
 * Takes a State out of the register and its certificate back.
 *
 * @param folder of all credentials, root included
 * @returns the version of the register that says so
 * @throws {RangeError} if the register has no such State
 */
export async function revokeState(folder: string, state: string, now: number): Promise<number> {
  const secretariat = secretariatOf(folder);
  secretariat.issueDue(now);
  entryOf(secretariat, state);
  await revokeCertificate(folder, state, now);
  for (const { name, change } of secretariat.planned()) {
    if (change.entry.state === state) secretariat.drop(name);
  }
  return secretariat.issue((entries) => entries.filter((entry) => entry.state !== state), now)
    .version;
}

/**
 * Gives a State a new signing key, for which its old one vouches, and a new certificate in place
 * of the old. Its sealing key stays, because messages under way are sealed to it. The node reads
 * its folder again at its next start.
 *
 * @param folder of all credentials, root and the State's node included
 * @returns the version of the register that says so
 * @throws {RangeError} if the register has no such State
 */
export async function rotateState(folder: string, state: string, now: number): Promise<number> {
  const secretariat = secretariatOf(folder);
  // Whatever the State announced before must not come after the entry that replaces it.
  secretariat.issueDue(now);
  const entry = entryOf(secretariat, state);
  const node = join(folder, "nodes", state);
  const { signing: previous, listen } = readNodeCredentials(node);
  const key = generateSigningKey();
  const authority = await authorityOf(folder);
  const { valid_until } = secretariat.register();
  const identity = await authority.certify(state, hostsOf(listen), {
    valid_from: entry.valid_from,
    valid_until,
  });
  await revokeCertificate(folder, state, now);

  const { sign_key: _, signature: __, previous_key: ___, ...content } = entry;
  const next = signEntry(
    {
      ...content,
      tls_sha256: identity.sha256,
      valid_from: Math.max(now - CLOCK_SKEW, entry.valid_from + 1),
    },
    key,
    previous,
  );
  writePrivate(join(folder, "root/issued", `${state}.pem`), identity.certificate);
  writePrivate(join(node, "tls.key.pem"), identity.key);
  writePrivate(join(node, "tls.pem"), identity.certificate);
  writePrivate(join(node, "sign.key"), `${exportSigningKey(key)}\n`);
  signPlannedAgain(secretariat, next, key);
  return secretariat.issue(
    (entries) => entries.map((each) => (each.state === state ? next : each)),
    now,
  ).version;
}

/**
 * Replaces the key that signs the register by the word of the root.
 *
 * @param stolenSince what the old key signed counts for nothing that came in from this instant on
 * @returns the version of the register that the new key signs
 */
export function replaceRegisterKey(folder: string, stolenSince: number, now: number): number {
  const secretariat = secretariatOf(folder);
  const root = importSigningKey(readSecret(join(folder, "root/root.key")).trim());
  const key = generateSigningKey();
  const { signature: _, ...before } = secretariat.keys();
  const { key: old } = secretariat.register();
  secretariat.writeKeys(
    signRegisterKeys(
      {
        ...before,
        version: before.version + 1,
        issued_at: now,
        keys: [
          {
            sign_key: key.verify.raw,
            valid_from: now - CLOCK_SKEW,
            valid_until: before.valid_until,
          },
        ],
        revoked: [...before.revoked, { key: old, since: stolenSince }],
      },
      root,
    ),
  );
  writePrivate(join(secretariat.path, "register.key"), `${exportSigningKey(key)}\n`);
  return secretariat.issue((entries) => [...entries], now).version;
}

function secretariatOf(folder: string): SecretariatFolder {
  return new SecretariatFolder(join(folder, "secretariat"));
}

function entryOf(secretariat: SecretariatFolder, state: string): RegisterEntry {
  const entry = secretariat.register().entries.find((each) => each.state === state);
  if (entry === undefined) throw new RangeError(`the register has no State ${state}`);
  return entry;
}

async function authorityOf(folder: string): Promise<CertificateAuthority> {
  return await CertificateAuthority.open({
    key: readSecret(join(folder, "root/authority.key.pem")),
    certificate: readFileSync(join(folder, "root/authority.pem"), "utf8"),
  });
}

/** The list is made anew from all certificates ever taken back. */
async function revokeCertificate(folder: string, state: string, now: number): Promise<void> {
  const revoked = join(folder, "root/revoked");
  renameSync(join(folder, "root/issued", `${state}.pem`), join(revoked, `${now}-${state}.pem`));
  const certificates = listFiles(revoked).map((name) => readFileSync(join(revoked, name), "utf8"));
  const secretariat = secretariatOf(folder);
  const { valid_until } = secretariat.register();
  const authority = await authorityOf(folder);
  secretariat.writeRevoked(
    await authority.revocationList(certificates, { valid_from: now - CLOCK_SKEW, valid_until }),
  );
}

/** What a State announced under its old key it announces under the new one. */
function signPlannedAgain(
  secretariat: SecretariatFolder,
  current: RegisterEntry,
  key: SigningKey,
): void {
  for (const { name, change } of secretariat.planned()) {
    if (change.entry.state !== current.state) continue;
    const { sign_key: _, signature: __, previous_key: ___, ...content } = change.entry;
    const entry = signEntry({ ...content, tls_sha256: current.tls_sha256 }, key);
    secretariat.plan(name, { ...change, entry });
  }
}
