import type { ArticleId } from "@contactpoint/protocol";

/** A sentence of docs/protocol.md that another implementation must or should keep. */
export interface Requirement {
  /** Stable: a number is never given to another sentence. */
  readonly id: `P-${number}`;
  readonly level: "MUST" | "MUST NOT" | "SHOULD";
  /** Contains the words of its level, as RFC 2119 and RFC 8174 mean them. */
  readonly sentence: string;
  /** Where it stands in the document. */
  readonly section: Section;
  readonly article?: ArticleId;
  /** Titles of tests that show this project to keep it; empty: none does yet. */
  readonly checked_by: readonly string[];
}

export type Section =
  | "marking"
  | "transport"
  | "handshake"
  | "frames"
  | "signatures"
  | "sealing"
  | "hubs"
  | "delivery"
  | "errors"
  | "limits"
  | "register"
  | "messages"
  | "cases"
  | "portal";

type Unplaced = Omit<Requirement, "section">;
type State = (
  id: Requirement["id"],
  sentence: string,
  checkedBy: readonly string[],
  article?: ArticleId,
) => Unplaced;

export const must: State = (...words) => stated("MUST", ...words);
export const mustNot: State = (...words) => stated("MUST NOT", ...words);
export const should: State = (...words) => stated("SHOULD", ...words);

export function inSection(section: Section, requirements: readonly Unplaced[]): Requirement[] {
  return requirements.map((each) => ({ ...each, section }));
}

function stated(
  level: Requirement["level"],
  id: Requirement["id"],
  sentence: string,
  checked_by: readonly string[],
  article?: ArticleId,
): Unplaced {
  return { id, level, sentence, checked_by, ...(article === undefined ? {} : { article }) };
}
