import { join } from "node:path";

import { exportSealingKey, exportSigningKey } from "../wire/index.ts";
import { CertificateAuthority } from "./certificate-authority.ts";
import type { TlsIdentity } from "./certificate-authority.ts";
import { exerciseCredentials } from "./exercise-credentials.ts";
import type { ExerciseCredentials, ExerciseOptions, NodeKeys } from "./exercise-credentials.ts";
import { canonicalHost, isLoopback } from "./host-names.ts";
import type { NodePlace } from "./node-credentials.ts";
import { makePrivateFolder, writeNew } from "./private-files.ts";
import { SecretariatFolder, jsonText } from "./secretariat-folder.ts";
import type { PlannedChange } from "./secretariat-folder.ts";

/** Where somebody listens. */
export interface Place {
  /** A name or address. */
  readonly host: string;
  readonly port: number;
}

export interface FolderOptions extends Omit<ExerciseOptions, "endpointOf" | "tlsOf"> {
  readonly placeOf: (state: string) => Place;
  readonly secretariat: Place;
  /** Changes to circulate later, made with the States' keys. */
  readonly plan?: (credentials: ExerciseCredentials) => readonly PlannedChange[];
}

/**
 * Writes everything that the nodes and the secretariat of an exercise need:
 *
 * - `root/`: keys of the root and of the certificates' authority; to be kept apart,
 * - `secretariat/`: what the secretariat serves from,
 * - `nodes/XA/`: what the node of XA needs, and nothing of any other.
 *
 * @param folder must not be there yet, the folder above it must
 */
export async function writeCredentials(folder: string, options: FolderOptions): Promise<void> {
  const { validity, states, placeOf, exercise } = options;
  const authority = await CertificateAuthority.create(
    `${exercise.marking} ${exercise.scenario}`.slice(0, 64),
    validity,
  );
  const identities = new Map<string, TlsIdentity & { readonly sha256: string }>();
  for (const { id } of states) {
    identities.set(id, await authority.certify(id, hostsOf(placeOf(id)), validity));
  }
  const credentials = exerciseCredentials({
    ...options,
    endpointOf: (state) => urlOf("wss", placeOf(state)),
    tlsOf: (state) => identities.get(state)?.sha256 ?? "",
  });
  const revoked = await authority.revocationList([], validity);

  for (const path of ["", "root", "root/issued", "root/revoked", "nodes"]) {
    makePrivateFolder(join(folder, path));
  }
  const { key, certificate } = await authority.identity();
  writeFiles(join(folder, "root"), {
    "root.key": exportSigningKey(credentials.root),
    "authority.key.pem": key,
    "authority.pem": certificate,
  });
  const common = { authority: certificate, revoked };
  await writeSecretariat(join(folder, "secretariat"), options, credentials, authority, common);
  for (const [state, identity] of identities) {
    const keys = credentials.nodes.get(state);
    if (keys === undefined) continue;
    writeFiles(join(folder, "root/issued"), { [`${state}.pem`]: identity.certificate });
    writeNode(join(folder, "nodes", state), options, credentials, keys, { ...identity, ...common });
  }
  writeFiles(folder, { "credentials.json": jsonText({ format: CREDENTIALS_FORMAT, exercise }) });
}

export const CREDENTIALS_FORMAT = "contactpoint-credentials/1";

interface Common {
  readonly authority: string;
  readonly revoked: string;
}

async function writeSecretariat(
  path: string,
  { secretariat: place, validity, plan }: FolderOptions,
  credentials: ExerciseCredentials,
  authority: CertificateAuthority,
  common: Common,
): Promise<void> {
  const identity = await authority.certify("secretariat", hostsOf(place), validity);
  for (const inner of ["", "register", "planned"]) makePrivateFolder(join(path, inner));
  writeFiles(path, {
    "register.key": exportSigningKey(credentials.secretariat),
    "secretariat.json": jsonText({ format: "contactpoint-secretariat/1", ...place }),
    ...tlsFiles({ ...identity, ...common }),
  });
  const folder = new SecretariatFolder(path);
  folder.writeKeys(credentials.keys);
  folder.write(credentials.register);
  for (const [index, change] of (plan?.(credentials) ?? []).entries()) {
    folder.plan(`${String(index).padStart(4, "0")}-${change.entry.state}.json`, change);
  }
}

function writeNode(
  path: string,
  { placeOf, secretariat }: FolderOptions,
  { root, keys, register }: ExerciseCredentials,
  { state, signing, sealing }: NodeKeys,
  tls: TlsIdentity & Common,
): void {
  const place: NodePlace = {
    format: "contactpoint-node/1",
    state,
    root: root.verify.raw,
    secretariat: urlOf("https", secretariat),
    listen: placeOf(state),
  };
  makePrivateFolder(path);
  writeFiles(path, {
    "node.json": jsonText(place),
    "sign.key": exportSigningKey(signing),
    "seal.key": exportSealingKey(sealing),
    "register.json": JSON.stringify(register),
    "register-keys.json": jsonText(keys),
    ...tlsFiles(tls),
  });
}

function tlsFiles({ key, certificate, authority, revoked }: TlsIdentity & Common): Files {
  return {
    "tls.key.pem": key,
    "tls.pem": certificate,
    "authority.pem": authority,
    "revoked.pem": revoked,
  };
}

type Files = Readonly<Record<string, string>>;

function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    writeNew(join(folder, name), text.endsWith("\n") ? text : `${text}\n`);
  }
}

/** Names that a certificate vouches for. */
export function hostsOf({ host }: Pick<Place, "host">): string[] {
  const plain = canonicalHost(host);
  return plain !== null && isLoopback(plain) ? [plain, "localhost"] : [plain ?? host];
}

function urlOf(scheme: "https" | "wss", { host, port }: Place): string {
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
