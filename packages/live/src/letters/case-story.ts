import type { Circumstance } from "@contactpoint/protocol";

/** Plainly fictitious offences, among which the reference of a request chooses. */
export const OFFENCES = [
  {
    offence: "Unauthorised access to a computer system",
    deed: "read the mail of a fictitious firm",
  },
  { offence: "Fraud by means of a computer system", deed: "sold goods of a shop that never was" },
  { offence: "Extortion", deed: "encrypted the files of an invented hospital and asked for money" },
  { offence: "Interference with a computer system", deed: "flooded the site of an invented town" },
] as const;

/**
 * How the statement of facts tells a circumstance, on which a ground of refusal may rest. The
 * requested side knows it from these words alone.
 */
export const CIRCUMSTANCE_WORDS: Readonly<Record<Circumstance, string>> = {
  "political-offence": "The accused acted for a political cause.",
  "essential-interests": "The data concern the security of the State addressed.",
  "domestic-bar": "For such a deed the law of the State addressed bars this measure.",
  discrimination: "The accused is sought on account of opinion.",
  "outside-convention": "The deed is a serious crime, though none that the convention lists.",
  "outside-scope": "The deed is punished by a fine alone.",
  "no-dual-criminality": "The deed is no offence in the State addressed.",
};

/** Circumstances in the order in which a need lists them. */
export const CIRCUMSTANCES = Object.keys(CIRCUMSTANCE_WORDS) as readonly Circumstance[];

/** A number from 0 to 2 ** 32 - 1 that goes with a name (FNV-1a); spreads choices, protects nothing. */
export function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
