import type { HeldRegister } from "../link/link-context.ts";
import type { LinkPeer } from "../link/index.ts";
import type { RegisterBook, RegisterEntry } from "../trust/index.ts";
import {
  importSealingPublicKey,
  importVerifyKey,
  type RegisteredKeys,
  type SealingPublicKey,
} from "../wire/index.ts";
import type { Registered } from "./live-node.ts";

interface Known {
  readonly entry: RegisterEntry;
  readonly peer: LinkPeer;
  readonly keys: RegisteredKeys;
  readonly seal: SealingPublicKey;
}

/** The register as nodes use it: keys are imported once for each entry. */
export class RegisterView implements Registered {
  readonly #book: () => RegisterBook | null;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  /** @param now real milliseconds since the Unix epoch: the register holds in real time */
  constructor(book: () => RegisterBook | null, now: () => number) {
    this.#book = book;
    this.#now = now;
  }

  keysOf(state: string): RegisteredKeys | undefined {
    return this.#find(state)?.keys;
  }

  /** Also while it is not in force: what is sealed then waits until it is. */
  sealKeyOf(state: string): SealingPublicKey | undefined {
    const entry = this.#book()?.heldEntryOf(state);
    return entry && this.#imported(entry).seal;
  }

  peerOf(state: string): LinkPeer | undefined {
    return this.#find(state)?.peer;
  }

  /** Whether nobody can reach the State any more. While no register is in force, nobody knows. */
  leavesOut(state: string): boolean {
    return this.#book()?.leavesOut(state, this.#now()) ?? false;
  }

  held(): HeldRegister {
    return this.#book()?.latest ?? { version: 0, digest: "" };
  }

  #find(state: string): Known | undefined {
    const entry = this.#book()?.entryOf(state, this.#now());
    return entry && this.#imported(entry);
  }

  #imported(entry: RegisterEntry): Known {
    const known = this.#known.get(entry.state);
    if (known?.entry === entry) return known;
    const found = knownOf(entry);
    this.#known.set(entry.state, found);
    return found;
  }
}

function knownOf(entry: RegisterEntry): Known {
  const { endpoint, channels, sign_key, seal_key, tls_sha256 } = entry;
  const signKey = importVerifyKey(sign_key);
  return {
    entry,
    keys: { sign: [signKey] },
    seal: importSealingPublicKey(seal_key),
    peer: {
      endpoint,
      signKey,
      channels,
      ...(tls_sha256 === null ? {} : { tlsFingerprint: tls_sha256 }),
    },
  };
}
