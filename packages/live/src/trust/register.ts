import * as z from "zod";

import { instant, keyId, rawKey, sha256, signature, stateId, text } from "./register-field.ts";

/** Most entries of a register: every State of the world, and room. */
const ENTRIES_MOST = 512;

/** What is new counts from this long ago, ms, so that a node whose clock is slow takes it at once. */
export const CLOCK_SKEW = 5 * 60_000;

const entry = z.strictObject({
  state: stateId,
  name: text,
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(16),
  /** When somebody is there, for people. */
  hours: text,
  endpoint: z
    .string()
    .max(300)
    .regex(/^wss?:\/\/[^/?#@\s]+$/),
  /** Paths at the endpoint, each a channel. */
  channels: z.array(z.string().regex(/^\/channels\/[A-Za-z0-9_.-]{1,100}$/)).max(64),
  /** Ed25519 and X25519, raw public keys in base64url. */
  sign_key: rawKey,
  seal_key: rawKey,
  /** Of the certificate's DER, hexadecimal; null where no TLS is spoken. */
  tls_sha256: sha256.nullable(),
  valid_from: instant,
  valid_until: instant,
  /** The key before this one, and its signature over the entry; only where the key is a new one. */
  previous_key: z.strictObject({ sign_key: rawKey, signature }).optional(),
  /** By `sign_key` over the entry without this field. */
  signature,
});

const exercise = z.strictObject({
  scenario: text,
  content_hash: text,
  seed: z.int().min(0),
  marking: text,
  /** Real instant at which the exercise clock starts. */
  started_at: instant,
  /** Exercise seconds a real second. */
  rate: z.number().positive(),
});

const register = z
  .strictObject({
    format: z.literal("contactpoint-register/1"),
    exercise,
    version: z.int().min(1),
    issued_at: instant,
    valid_from: instant,
    valid_until: instant,
    /** Of the version before; null of the first one. */
    previous_digest: sha256.nullable(),
    entries: z.array(entry).max(ENTRIES_MOST),
    key: keyId,
    signature,
  })
  .refine(({ entries }) => new Set(entries.map(({ state }) => state)).size === entries.length, {
    error: "a State stands in it twice",
  });

const registerKeys = z.strictObject({
  format: z.literal("contactpoint-register-keys/1"),
  version: z.int().min(1),
  issued_at: instant,
  /** A copy older than this may hide that a key was revoked. */
  valid_until: instant,
  keys: z
    .array(z.strictObject({ sign_key: rawKey, valid_from: instant, valid_until: instant }))
    .max(16),
  /** What such a key signed counts for nothing that came in at `since` or later. */
  revoked: z.array(z.strictObject({ key: keyId, since: instant })).max(256),
  signature,
});

/** What binds a State to its endpoint, channels and keys; signed by the State itself. */
export type RegisterEntry = z.infer<typeof entry>;
/** All entries at one time, signed by the secretariat. Instants are real ones, epoch milliseconds. */
export type Register = z.infer<typeof register>;
/** Which keys may sign the register, signed by the root key that every node knows beforehand. */
export type RegisterKeys = z.infer<typeof registerKeys>;
/** What runs, and how its clock relates to the real one. */
export type Exercise = z.infer<typeof exercise>;

export const entrySchema: z.ZodType<RegisterEntry> = entry;
export const registerSchema: z.ZodType<Register> = register;
export const registerKeysSchema: z.ZodType<RegisterKeys> = registerKeys;
