import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

import { importSigningKey } from "../wire/index.ts";
import type { SigningKey } from "../wire/index.ts";
import { listFiles, readSecret, writePrivate, writePrivateOnce } from "./private-files.ts";
import { entrySchema, registerKeysSchema, registerSchema } from "./register.ts";
import type { Register, RegisterEntry, RegisterKeys } from "./register.ts";
import { registerDigest, signRegister } from "./sign-register.ts";
import type { TlsCredentials } from "./tls-context.ts";

const planned = z.strictObject({
  /** Real instant from which the register shows it. */
  circulated_at: z.int(),
  entry: entrySchema,
});

/** A change that is circulated later, signed beforehand by its State. */
export type PlannedChange = z.infer<typeof planned>;

const place = z.strictObject({
  format: z.literal("contactpoint-secretariat/1"),
  host: z.string(),
  port: z.int().min(0).max(65_535),
});

/** Where the secretariat is to be found. */
export type SecretariatPlace = z.infer<typeof place>;

/** The files from which the secretariat serves. Several processes may write to it. */
export class SecretariatFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** @throws if it is no folder of a secretariat */
  place(): SecretariatPlace {
    return place.parse(this.#json("secretariat.json"));
  }

  tls(): TlsCredentials {
    return {
      key: readSecret(join(this.path, "tls.key.pem")),
      certificate: this.#text("tls.pem"),
      authority: this.#text("authority.pem"),
      revoked: this.revoked(),
    };
  }

  /** Certificates taken back, PEM. */
  revoked(): string {
    return this.#text("revoked.pem");
  }

  keys(): RegisterKeys {
    return registerKeysSchema.parse(this.#json("register-keys.json"));
  }

  /** The newest register. */
  register(): Register {
    const newest = listFiles(join(this.path, "register")).at(-1);
    if (newest === undefined) throw new Error(`${this.path} holds no register`);
    return registerSchema.parse(this.#json(join("register", newest)));
  }

  /** A version issued before, or undefined if there is none. */
  version(version: number): Register | undefined {
    const name = join("register", fileOf(version));
    return existsSync(join(this.path, name)) ? registerSchema.parse(this.#json(name)) : undefined;
  }

  /** Changes not circulated yet, next first. */
  planned(): readonly { readonly name: string; readonly change: PlannedChange }[] {
    return listFiles(join(this.path, "planned"))
      .map((name) => ({ name, change: planned.parse(this.#json(join("planned", name))) }))
      .toSorted((one, other) => one.change.circulated_at - other.change.circulated_at);
  }

  plan(name: string, change: PlannedChange): void {
    writePrivate(join(this.path, "planned", name), jsonText(change));
  }

  drop(name: string): void {
    rmSync(join(this.path, "planned", name), { force: true });
  }

  writeKeys(keys: RegisterKeys): void {
    writePrivate(join(this.path, "register-keys.json"), jsonText(keys));
  }

  writeRevoked(pem: string): void {
    writePrivate(join(this.path, "revoked.pem"), pem);
  }

  /** Stores a version once; false if somebody else issued it meanwhile. */
  write(register: Register): boolean {
    return writePrivateOnce(
      join(this.path, "register", fileOf(register.version)),
      jsonText(register),
    );
  }

  /**
   * Issues the next version at once.
   *
   * @param change gives the entries of the next version from those of the newest
   */
  issue(change: (entries: readonly RegisterEntry[]) => RegisterEntry[], now: number): Register {
    for (;;) {
      const newest = this.register();
      const { key: _, signature: __, ...content } = newest;
      const next = signRegister(
        {
          ...content,
          version: newest.version + 1,
          issued_at: now,
          previous_digest: registerDigest(newest),
          entries: change(newest.entries),
        },
        this.#key(),
      );
      if (this.write(next)) return next;
    }
  }

  /** Issues what is due. @returns true if anything was */
  issueDue(now: number): boolean {
    const due = this.planned().filter(({ change }) => change.circulated_at <= now);
    if (due.length === 0) return false;
    // One version for each: entries of one State must follow one another.
    for (const { name, change } of due) {
      const { state } = change.entry;
      this.issue(
        (entries) => entries.map((entry) => (entry.state === state ? change.entry : entry)),
        now,
      );
      this.drop(name);
    }
    return true;
  }

  #key(): SigningKey {
    return importSigningKey(readSecret(join(this.path, "register.key")).trim());
  }

  #json(name: string): unknown {
    return JSON.parse(this.#text(name));
  }

  #text(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Padded, so that names in order are versions in order. */
function fileOf(version: number): string {
  return `${String(version).padStart(8, "0")}.json`;
}
