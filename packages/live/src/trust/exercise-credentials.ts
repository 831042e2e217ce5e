import { generateSealingKey, generateSigningKey } from "../wire/index.ts";
import type { SealingKey, SigningKey } from "../wire/index.ts";
import type { Validity } from "./certificate-authority.ts";
import type { Exercise, Register, RegisterEntry, RegisterKeys } from "./register.ts";
import { signEntry, signRegister, signRegisterKeys } from "./sign-register.ts";

/** What the register says of a State in words. */
export interface RegisteredState {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly hours: string;
}

export interface ExerciseOptions {
  readonly exercise: Exercise;
  readonly states: readonly RegisteredState[];
  /** Names of the channels; each is a path at every endpoint. */
  readonly channels: readonly string[];
  /** `wss://host:port`, or `ws://…` where no TLS is spoken. */
  readonly endpointOf: (state: string) => string;
  /** Digest of a State's certificate. */
  readonly tlsOf?: (state: string) => string;
  /** Of register, keys and entries. */
  readonly validity: Validity;
  /** Keys that are there already; new ones unless said. */
  readonly keysOf?: (state: string) => NodeKeys;
}

/** What a node signs and opens with. */
export interface NodeKeys {
  readonly state: string;
  readonly signing: SigningKey;
  readonly sealing: SealingKey;
}

/** Keys for everybody and the register that binds them. */
export interface ExerciseCredentials {
  readonly root: SigningKey;
  /** Signs the register. */
  readonly secretariat: SigningKey;
  readonly keys: RegisterKeys;
  readonly register: Register;
  readonly nodes: ReadonlyMap<string, NodeKeys>;
}

/** Makes the keys of an exercise that are not there yet and signs its first register. */
export function exerciseCredentials(options: ExerciseOptions): ExerciseCredentials {
  const { validity, states, exercise, keysOf = newNodeKeys } = options;
  const root = generateSigningKey();
  const secretariat = generateSigningKey();
  const nodes = new Map(states.map(({ id }) => [id, keysOf(id)]));
  const entries = states.flatMap((state) => {
    const keys = nodes.get(state.id);
    return keys === undefined ? [] : [entryFor(state, keys, options)];
  });
  const register = signRegister(
    {
      format: "contactpoint-register/1",
      exercise,
      version: 1,
      issued_at: validity.valid_from,
      ...validity,
      previous_digest: null,
      entries,
    },
    secretariat,
  );
  const keys = signRegisterKeys(
    {
      format: "contactpoint-register-keys/1",
      version: 1,
      issued_at: validity.valid_from,
      valid_until: validity.valid_until,
      keys: [{ sign_key: secretariat.verify.raw, ...validity }],
      revoked: [],
    },
    root,
  );
  return { root, secretariat, keys, register, nodes };
}

/** New keys from the operating system's randomness. */
function newNodeKeys(state: string): NodeKeys {
  return { state, signing: generateSigningKey(), sealing: generateSealingKey() };
}

function entryFor(
  { id, name, languages, hours }: RegisteredState,
  { signing, sealing }: NodeKeys,
  { endpointOf, channels, tlsOf, validity }: ExerciseOptions,
): RegisterEntry {
  return signEntry(
    {
      state: id,
      name,
      languages: [...languages],
      hours,
      endpoint: endpointOf(id),
      channels: channels.map((channel) => `/channels/${channel}`),
      seal_key: sealing.public.raw,
      tls_sha256: tlsOf?.(id) ?? null,
      ...validity,
    },
    signing,
  );
}
