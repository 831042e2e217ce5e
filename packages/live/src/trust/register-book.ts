import { digestOf, importVerifyKey } from "../wire/index.ts";
import type { VerifyKey } from "../wire/index.ts";
import { followRegister } from "./follow-register.ts";
import { RegisterHistory } from "./register-history.ts";
import type { KnownEntry, TakenVersion } from "./register-history.ts";
import { refusal } from "./register-refusal.ts";
import type { RegisterRefusal } from "./register-refusal.ts";
import { registerKeysSchema, registerSchema } from "./register.ts";
import type { Register, RegisterEntry, RegisterKeys } from "./register.ts";
import { isSignedBy, registerDigest } from "./sign-register.ts";

/** What must survive a restart, or an old register could be presented after it. JSON. */
export interface BookMemory {
  readonly keys: RegisterKeys | null;
  readonly register: Register | null;
  /** Digest of the exercise that the versions taken belong to. */
  readonly exercise: string | null;
  readonly taken: readonly TakenVersion[];
  readonly known: readonly KnownEntry[];
}

export interface BookOptions {
  /** The root's public key, raw, base64url: known beforehand, never fetched. */
  readonly root: string;
  readonly report?: (refusal: RegisterRefusal) => void;
  readonly memory?: BookMemory;
}

/** What came of a document. `changed` is false if it was held already. */
export type BookAnswer = { readonly changed: boolean } | { readonly refused: RegisterRefusal };

/**
 * A node's own copy of the register. It takes only what follows from what it took before. The first
 * one it believes on the word of the register's key alone, so begin with the copy that came with
 * the node's credentials. A book made from the memory of another checks nothing again: many nodes
 * of one process can share the work so.
 */
export class RegisterBook {
  readonly #root: VerifyKey;
  readonly #report: (refusal: RegisterRefusal) => void;
  readonly #history: RegisterHistory;
  #keys: RegisterKeys | null;
  #register: Register | null;
  #exercise: string | null;
  #entries: ReadonlyMap<string, RegisterEntry>;

  /** @throws {TypeError} if the root key is none */
  constructor({ root, report = () => undefined, memory }: BookOptions) {
    this.#root = importVerifyKey(root);
    this.#report = report;
    this.#history = new RegisterHistory(memory?.taken, memory?.known);
    this.#keys = memory?.keys ?? null;
    this.#register = memory?.register ?? null;
    this.#exercise = memory?.exercise ?? null;
    this.#entries = byState(this.#register);
  }

  /** The statement of keys held. */
  get keys(): RegisterKeys | null {
    return this.#keys;
  }

  /** Version and digest of the last document taken, as nodes tell one another. */
  get latest(): { readonly version: number; readonly digest: string } | null {
    const latest = this.#history.latest;
    return latest === undefined ? null : { version: latest.version, digest: latest.digest };
  }

  /** The register, if it may be relied on. */
  register(now: number): Register | null {
    const isFresh = this.#keys !== null && now < this.#keys.valid_until;
    return isFresh && this.#register !== null && isWithin(this.#register, now)
      ? this.#register
      : null;
  }

  /** The entry of a State, if it stands in the register and both are valid now. */
  entryOf(state: string, now: number): RegisterEntry | undefined {
    if (this.register(now) === null) return undefined;
    const entry = this.#entries.get(state);
    return entry !== undefined && isWithin(entry, now) ? entry : undefined;
  }

  /** The entry of a State in the register held, be they in force or not. */
  heldEntryOf(state: string): RegisterEntry | undefined {
    return this.#entries.get(state);
  }

  /** Whether a register that may be relied on has no entry of a State, valid or not. */
  leavesOut(state: string, now: number): boolean {
    return this.register(now) !== null && !this.#entries.has(state);
  }

  /** Takes a statement of the root about the keys of the register. What a stolen key signed goes. */
  acceptKeys(document: unknown, now: number): BookAnswer {
    const parsed = registerKeysSchema.safeParse(document);
    if (!parsed.success) return this.#refused(refusal("malformed", "statement of keys"));
    const keys = parsed.data;
    if (!isSignedBy(keys, this.#root)) return this.#refused(refusal("wrong-root"));
    if (now >= keys.valid_until) return this.#refused(refusal("keys-expired"));
    if (this.#keys !== null) {
      if (digestOf(keys) === digestOf(this.#keys)) return { changed: false };
      const versions = `statement of keys, version ${keys.version}`;
      if (keys.version < this.#keys.version) return this.#refused(refusal("rollback", versions));
      if (keys.version === this.#keys.version) {
        return this.#refused(refusal("equivocation", versions));
      }
    }
    this.#keys = keys;
    for (const { key, since } of keys.revoked) this.#history.forget(key, since);
    if (this.#history.latest === undefined) this.#exercise = null;
    if (this.#history.latest?.version !== this.#register?.version) this.#hold(null);
    return { changed: true };
  }

  /**
   * Takes a register that follows from the one held.
   *
   * @param missed the versions between the one held and this one, in order
   */
  accept(document: unknown, now: number, missed: readonly unknown[] = []): BookAnswer {
    const parsed = registerSchema.safeParse(document);
    const between = missed.map((each) => registerSchema.safeParse(each));
    if (!parsed.success || between.some(({ success }) => !success)) {
      return this.#refused(refusal("malformed", "register"));
    }
    const register = parsed.data;
    const digest = registerDigest(register);
    const refused = this.#checkSignature(register, now) ?? this.#checkVersion(register, digest);
    if (refused !== undefined) return this.#refused(refused);
    const isKnown = digest === this.#history.latest?.digest;
    if (isKnown && this.#register !== null) return { changed: false };
    const wrong = this.#checkWindow(register, now);
    if (wrong !== undefined) return this.#refused(wrong);
    // One that is known and not held is the newest again, since those after it were void.
    if (!isKnown) {
      const documents = [...between.flatMap(({ data }) => data ?? []), register];
      const followed = followRegister(documents, this.#history);
      if ("name" in followed) return this.#refused(followed);
      const taken = documents.map((each) => ({
        version: each.version,
        digest: registerDigest(each),
        key: this.#hasSigned(each.key, each) ? each.key : register.key,
        at: now,
      }));
      this.#history.take(taken, followed);
    }
    this.#exercise = digestOf(register.exercise);
    this.#hold(register);
    return { changed: true };
  }

  memory(): BookMemory {
    const [keys, register, exercise] = [this.#keys, this.#register, this.#exercise];
    return { keys, register, exercise, ...this.#history.memory() };
  }

  #checkSignature(register: Register, now: number): RegisterRefusal | undefined {
    if (this.#keys === null) return refusal("keys-missing");
    if (now >= this.#keys.valid_until) return refusal("keys-expired");
    const { key: id } = register;
    if (this.#keys.revoked.some(({ key }) => key === id)) return refusal("key-revoked", id);
    const key = this.#keys.keys
      .filter((each) => isWithin(each, now))
      .map(({ sign_key }) => importVerifyKey(sign_key))
      .find((each) => each.id === id);
    if (key === undefined) return refusal("key-not-allowed", id);
    return isSignedBy(register, key) ? undefined : refusal("signature-invalid");
  }

  /** Whether a key that the root names and has not revoked signed a register, whenever that was. */
  #hasSigned(id: string, register: Register): boolean {
    const { keys = [], revoked = [] } = this.#keys ?? {};
    if (revoked.some(({ key }) => key === id)) return false;
    const key = keys
      .map(({ sign_key }) => importVerifyKey(sign_key))
      .find((each) => each.id === id);
    return key !== undefined && isSignedBy(register, key);
  }

  #checkVersion({ version }: Register, digest: string): RegisterRefusal | undefined {
    const taken = this.#history.version(version);
    if (taken !== undefined && taken.digest !== digest) {
      return refusal("equivocation", `version ${version}`);
    }
    const latest = this.#history.latest;
    if (latest === undefined || version >= latest.version) return undefined;
    return refusal("rollback", `version ${version}, held is ${latest.version}`);
  }

  #checkWindow(register: Register, now: number): RegisterRefusal | undefined {
    if (now < register.valid_from) return refusal("not-yet-valid");
    if (now >= register.valid_until) return refusal("expired");
    const isSame = this.#exercise === null || digestOf(register.exercise) === this.#exercise;
    return isSame ? undefined : refusal("other-exercise");
  }

  #hold(register: Register | null): void {
    this.#register = register;
    this.#entries = byState(register);
  }

  #refused(refused: RegisterRefusal): BookAnswer {
    this.#report(refused);
    return { refused };
  }
}

function byState(register: Register | null): ReadonlyMap<string, RegisterEntry> {
  return new Map(register?.entries.map((entry) => [entry.state, entry]));
}

function isWithin(
  { valid_from, valid_until }: { readonly valid_from: number; readonly valid_until: number },
  now: number,
): boolean {
  return valid_from <= now && now < valid_until;
}
