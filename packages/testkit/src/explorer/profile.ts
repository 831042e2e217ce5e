import type { ResolvedPractice } from "@contactpoint/protocol";
import type { Shape } from "./shape.ts";

/** What an exploration takes in of the protocol. */
export interface Profile {
  readonly name: "core" | "full";
  readonly sentence: string;
  /** Tries of a request. */
  readonly tries: number;
  /** Whether the last of them goes by way of the secretariat. */
  readonly secretariat: boolean;
  readonly extension_most: number;
  readonly status_most: number;
  readonly decisions: Pick<
    Shape,
    "prejudice" | "withdraws" | "lodges" | "providerAnswers" | "renewals" | "underWay"
  > & { readonly omits: boolean; readonly retries: number };
}

/** Preservation, accepted or refused: each side waits, and nobody asks for anything more. */
export const CORE: Profile = {
  name: "core",
  sentence:
    "preservation, accepted or refused; two tries; no questions, extensions, withdrawals or assistance",
  tries: 2,
  secretariat: false,
  extension_most: 0,
  status_most: 0,
  decisions: {
    omits: false,
    prejudice: false,
    withdraws: false,
    lodges: false,
    providerAnswers: ["preserved", "disclosed"],
    retries: 0,
    renewals: 0,
    underWay: Number.MAX_SAFE_INTEGER,
  },
};

/** Everything that a request with one item can meet with but for what leads to another request. */
export const FULL: Profile = {
  name: "full",
  sentence:
    "questions, prejudice, extensions, withdrawals, renewals, failing providers and assistance too; at most three messages of a request under way at once",
  tries: 2,
  secretariat: true,
  extension_most: 1,
  status_most: 1,
  decisions: {
    omits: true,
    prejudice: true,
    withdraws: true,
    lodges: true,
    providerAnswers: ["preserved", "disclosed", "not-held", "failed"],
    retries: 1,
    renewals: 1,
    underWay: 3,
  },
};

/** Practice as the profile has it. */
export function practiceOf(profile: Profile, practice: ResolvedPractice): ResolvedPractice {
  return {
    ...practice,
    extension: { ...practice.extension, most: profile.extension_most },
    status_query: { ...practice.status_query, most: profile.status_most },
  };
}
