import type { ResolvedScenario } from "@contactpoint/protocol";
import {
  CertificateAuthority,
  certificateSha256,
  type Exercise,
  type ExerciseCredentials,
  exerciseCredentials,
  type NodeCredentials,
  type NodeKeys,
  type Register,
  registerDigest,
  registeredStates,
  type TlsCredentials,
  type TlsIdentity,
  type Validity,
} from "../trust/index.ts";
import type { SigningKey } from "../wire/index.ts";

/** Everything that everybody in an exercise holds: keys, certificates and the register. */
export interface Membership {
  readonly authority: CertificateAuthority;
  readonly register: Register;
  /** Version and digest of the register, as nodes tell one another. */
  readonly held: { readonly version: number; readonly digest: string };
  readonly root: SigningKey;
  readonly secretariat: SigningKey;
  readonly validity: Validity;
  nodeOf(state: string): NodeKeys;
  tlsOf(state: string): TlsCredentials;
  /** All that a node is given, but for where the secretariat is. */
  credentialsOf(state: string): Omit<NodeCredentials, "secretariat">;
  /** Another certificate of the authority. */
  certify(name: string, validity?: Validity): Promise<TlsIdentity>;
}

export interface MembershipOptions {
  /** Port at which all nodes are registered, on this machine. */
  readonly port: number;
  /** Exercise milliseconds since its start; 0 unless said. */
  readonly elapsed?: number;
  /** Exercise seconds a real second; 1 unless said. */
  readonly rate?: number;
  /** Keys that are there already. */
  readonly keysOf?: (state: string) => NodeKeys;
  /** States whose certificates are taken back. */
  readonly revoked?: readonly string[];
  /** States that the register leaves out. */
  readonly absent?: readonly string[];
}

const DAY = 86_400_000;

/** Makes an exercise whose clock goes by the second and whose States are all registered at one port. */
export async function makeMembership(
  scenario: ResolvedScenario,
  options: MembershipOptions,
): Promise<Membership> {
  const now = Date.now();
  const validity = { valid_from: now - DAY, valid_until: now + 30 * DAY };
  const authority = await CertificateAuthority.create("Exercise authority", validity);
  const identities = new Map<string, TlsIdentity>();
  for (const { id } of scenario.states)
    identities.set(id, await authority.certify(id, ["127.0.0.1"], validity));
  const identityOf = (state: string): TlsIdentity => found(identities, state);
  const revoked = await authority.revocationList(
    (options.revoked ?? []).map((state) => identityOf(state).certificate),
    validity,
  );
  const made = exerciseCredentials({
    exercise: exerciseOf(scenario, now - (options.elapsed ?? 0), options.rate ?? 1),
    states: registeredStates(scenario).filter(({ id }) => options.absent?.includes(id) !== true),
    channels: Object.keys(scenario.channels),
    endpointOf: () => `wss://127.0.0.1:${options.port}`,
    tlsOf: (state) => certificateSha256(identityOf(state).certificate),
    validity,
    ...(options.keysOf === undefined ? {} : { keysOf: options.keysOf }),
  });
  const tlsOf = (state: string): TlsCredentials => ({
    ...identityOf(state),
    authority: authority.certificate,
    revoked,
  });
  return membershipOf(made, { authority, validity, tlsOf, port: options.port });
}

function membershipOf(
  { register, keys, root, secretariat, nodes }: ExerciseCredentials,
  {
    authority,
    validity,
    tlsOf,
    port,
  }: Pick<Membership, "authority" | "validity" | "tlsOf"> & {
    readonly port: number;
  },
): Membership {
  const nodeOf = (state: string): NodeKeys => found(nodes, state);
  return {
    authority,
    register,
    held: { version: register.version, digest: registerDigest(register) },
    root,
    secretariat,
    validity,
    nodeOf,
    tlsOf,
    certify: (name, given = validity) => authority.certify(name, ["127.0.0.1"], given),
    credentialsOf: (state) => ({
      ...nodeOf(state),
      root: root.verify.raw,
      listen: { host: "127.0.0.1", port },
      tls: tlsOf(state),
      keys,
      register,
    }),
  };
}

function exerciseOf(scenario: ResolvedScenario, startedAt: number, rate: number): Exercise {
  return {
    scenario: scenario.id,
    content_hash: "0".repeat(64),
    seed: scenario.seed,
    marking: scenario.marking,
    started_at: startedAt,
    rate,
  };
}

function found<T>(all: ReadonlyMap<string, T>, state: string): T {
  const one = all.get(state);
  if (one === undefined) throw new RangeError(`${state} is no member`);
  return one;
}
