import { digestOf, importVerifyKey } from "../wire/index.ts";
import type { KnownEntry, RegisterHistory } from "./register-history.ts";
import { knownEntry } from "./register-history.ts";
import { refusal } from "./register-refusal.ts";
import type { RegisterRefusal } from "./register-refusal.ts";
import type { Register, RegisterEntry } from "./register.ts";
import { isContinuedBy, isEntrySignedBy, registerDigest } from "./sign-register.ts";

/** What has to be remembered if a document is taken. */
interface Followed {
  readonly digests: readonly { readonly version: number; readonly digest: string }[];
  readonly entries: readonly KnownEntry[];
}

/**
 * Checks that a document follows from what was taken before: version by version, each naming the
 * digest of the one before, each entry its State's own and none going back.
 *
 * @param documents the versions missed, in order, then the newest one; digests chain them, so only
 *   the newest needs a signature that holds today
 */
export function followRegister(
  documents: readonly Register[],
  history: RegisterHistory,
): Followed | RegisterRefusal {
  const digests: { version: number; digest: string }[] = [];
  const entries = new Map<string, KnownEntry>();
  let before: { readonly version: number; readonly digest: string } | undefined = history.latest;
  for (const document of documents) {
    if (before !== undefined) {
      if (document.version !== before.version + 1) {
        return refusal("versions-missing", `from ${before.version + 1} to ${document.version - 1}`);
      }
      if (document.previous_digest !== before.digest) {
        return refusal("history-broken", `version ${document.version}`);
      }
    }
    for (const entry of document.entries) {
      const known = entries.get(entry.state) ?? history.known(entry.state);
      const digest = digestOf(entry);
      if (known?.digest === digest) continue;
      const refused = checkEntry(entry, known);
      if (refused !== undefined) return refused;
      entries.set(entry.state, knownEntry(entry, digest, document.version));
    }
    before = { version: document.version, digest: registerDigest(document) };
    digests.push(before);
  }
  return { digests, entries: [...entries.values()] };
}

function checkEntry(
  entry: RegisterEntry,
  known: KnownEntry | undefined,
): RegisterRefusal | undefined {
  const { state, sign_key, valid_from } = entry;
  if (!isEntrySignedBy(entry, importVerifyKey(sign_key))) return refusal("entry-tampered", state);
  if (known === undefined) return undefined;
  if (valid_from <= known.valid_from) return refusal("entry-rolled-back", state);
  const isContinued =
    sign_key === known.sign_key || isContinuedBy(entry, importVerifyKey(known.sign_key));
  return isContinued ? undefined : refusal("key-not-continued", state);
}
