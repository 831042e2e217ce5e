import { digestOf, importVerifyKey } from "../wire/index.ts";
import type { KnownEntry, RegisterHistory } from "./register-history.ts";
import { knownEntry } from "./register-history.ts";
import { refusal } from "./register-refusal.ts";
import type { RegisterRefusal } from "./register-refusal.ts";
import type { Register, RegisterEntry } from "./register.ts";
import { isContinuedBy, isEntrySignedBy, registerDigest } from "./sign-register.ts";

/**
 * Checks that a document follows from what was taken before: version by version, each naming the
 * digest of the one before, each entry its State's own and none going back.
 *
 * @param documents the versions missed, in order, then the newest one; digests chain them, so only
 *   the newest needs a signature that holds today
 * @returns the entries that are new in each, to be remembered if the document is taken
 */
export function followRegister(
  documents: readonly Register[],
  history: RegisterHistory,
): readonly KnownEntry[] | RegisterRefusal {
  const entries: KnownEntry[] = [];
  const latest = new Map<string, KnownEntry>();
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
      const known = latest.get(entry.state) ?? history.known(entry.state);
      const digest = digestOf(entry);
      if (known?.digest === digest) continue;
      const refused = checkEntry(entry, known);
      if (refused !== undefined) return refused;
      const learned = knownEntry(entry, digest, document.version);
      entries.push(learned);
      latest.set(entry.state, learned);
    }
    before = { version: document.version, digest: registerDigest(document) };
  }
  return entries;
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
