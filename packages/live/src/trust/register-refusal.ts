/** Why a register or a statement of its keys is not taken. The copy held stays as it was. */
export const REGISTER_REFUSALS = {
  malformed: "The document does not have the form of its kind.",
  "wrong-root": "The statement of keys is not signed by the root key known here.",
  "keys-missing": "No statement says which keys may sign the register.",
  "keys-expired": "The statement of keys is too old: it may hide that a key was revoked.",
  "key-not-allowed": "The root allows no such key to sign the register now.",
  "key-revoked": "The key that signed it was revoked.",
  "signature-invalid": "The signature is not that of the key named.",
  "not-yet-valid": "It is not valid yet.",
  expired: "It is no longer valid.",
  "other-exercise": "It belongs to another exercise or changes its clock.",
  rollback: "It is older than the version held.",
  equivocation: "Another document of the same version was seen: somebody signs two.",
  "versions-missing": "Versions between the one held and this one are needed to follow it.",
  "history-broken": "It does not follow from the version held.",
  "entry-tampered": "An entry is not signed by its own State's key.",
  "entry-rolled-back": "An entry is older than the one known of its State.",
  "key-not-continued":
    "An entry brings a new key that the State's previous key does not vouch for.",
} as const;

export type RegisterRefusalName = keyof typeof REGISTER_REFUSALS;

export interface RegisterRefusal {
  readonly name: RegisterRefusalName;
  readonly sentence: string;
  /** The State, key or versions concerned; empty if there are none. */
  readonly detail: string;
}

export function refusal(name: RegisterRefusalName, detail = ""): RegisterRefusal {
  return { name, sentence: REGISTER_REFUSALS[name], detail };
}
