import type { VerifyKey } from "../wire/index.ts";

/** What the register says of a State, as far as a connection needs it. */
export interface LinkPeer {
  /** `wss://host:port`, or `ws://host:port` where an exercise runs without TLS. */
  readonly endpoint: string;
  readonly signKey: VerifyKey;
  /** SHA-256 of its certificate in hexadecimal, with or without colons; absent without TLS. */
  readonly tlsFingerprint?: string;
  /** Paths of its channels, as in `/channels/email`. */
  readonly channels: readonly string[];
}

/** Why a connection that was opened under one entry may not stay under the present one, if so. */
export function changeOf(
  held: LinkPeer,
  now: LinkPeer | undefined,
): "not-registered" | "register-renewed" | undefined {
  if (now === undefined) {
    return "not-registered";
  }
  const same =
    held.endpoint === now.endpoint &&
    held.signKey.raw === now.signKey.raw &&
    sameFingerprint(held.tlsFingerprint, now.tlsFingerprint);
  return same ? undefined : "register-renewed";
}

/** Whether two fingerprints are the same bytes, or both absent. */
export function sameFingerprint(one: string | undefined, other: string | undefined): boolean {
  return plain(one) === plain(other);
}

function plain(fingerprint: string | undefined): string | undefined {
  return fingerprint?.replaceAll(":", "").toLowerCase();
}
