import { hash } from "node:crypto";

import type { Meta } from "./meta.ts";

/** What happened, by digest: an entry says nothing of a case's content, so it outlasts the case. */
export interface AuditEntry {
  /** Integer milliseconds since the Unix epoch. */
  readonly at: number;
  readonly node: string;
  /** Such as `received` or `erased`. */
  readonly kind: string;
  /** What it is about: the id of a message or a request. */
  readonly subject: string;
  /** SHA-256 in lower-case hex. */
  readonly digest: string;
}

/** A place in the chain: the number of its last entry, 0 before the first, and that entry's hash. */
export interface AuditHead {
  readonly seq: number;
  /** SHA-256 in lower-case hex. */
  readonly hash: string;
}

/** An entry with its number. Numbers read from a file may be of any size. */
export type NumberedEntry = Omit<AuditEntry, "at"> & {
  readonly seq: number | bigint;
  readonly at: number | bigint;
};

/**
 * The hash of an entry after another: SHA-256 over the canonical JSON (RFC 8785) of an object with
 * the entry's members, `seq`, the hash of the entry before it as `previous`, and `purpose`.
 */
export function entryHash(previous: string, entry: NumberedEntry): string {
  return hash("sha256", entryText(previous, entry));
}

/** The canonical JSON itself: members sorted by name, no white space. */
export function entryText(previous: string, entry: NumberedEntry): string {
  const { at, digest, kind, node, seq, subject } = entry;
  return (
    `{"at":${at},"digest":${JSON.stringify(digest)},"kind":${JSON.stringify(kind)},` +
    `"node":${JSON.stringify(node)},"previous":${JSON.stringify(previous)},` +
    `"purpose":"contactpoint-audit-v1","seq":${seq},"subject":${JSON.stringify(subject)}}`
  );
}

/**
 * What the first entry follows: a hash over what the file was begun with, so that a chain cannot be
 * passed off as that of another run.
 */
export function originHash(meta: Meta): string {
  const sorted = Object.entries(meta).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash("sha256", JSON.stringify(["contactpoint-audit-origin-v1", ...sorted]));
}
