import { type JournalLine, RULES, type Verdict } from "@contactpoint/analysis";
import { digestOf, sign, type SigningKey } from "@contactpoint/live/wire";
import { PROTOCOL_VERSION } from "@contactpoint/protocol";
import {
  type Conclusion,
  type Conformance,
  type JudgedCase,
  type RuleFinding,
  type Story,
  tally,
} from "../conformance/index.ts";

/** Stands in every report. */
export const NOT_OFFICIAL =
  "This is this project's own protocol, not an official one. No convention, secretariat or State has adopted or examined it, and nobody certifies a result.";

/** What the report says of the tool that made it. */
export interface Kit {
  readonly version: string;
  /** Of the cases and rules that were applied. */
  readonly sha256: string;
}

/** A kit of these cases and all rules. */
export function kitOf(version: string, cases: readonly Story[]): Kit {
  const rules = RULES.map(({ number, level, statement }) => ({ number, level, statement }));
  return { version, sha256: digestOf({ version, rules, cases }) };
}

/** The findings as plain JSON-safe data. */
export interface ConformanceDocument {
  readonly format: "contactpoint-conformance/1";
  readonly marking: string;
  readonly official: false;
  readonly notice: string;
  /** Version of the protocol that the kit checks. */
  readonly protocol: string;
  readonly kit: Kit;
  readonly bench: Conformance["bench"];
  readonly profile: Conformance["profile"];
  /** The node, and the SHA-256 of what it said of itself and how it was reached. */
  readonly node: Conformance["node"] & { readonly sha256: string };
  readonly conclusion: Conclusion;
  readonly counts: ReturnType<typeof tally>;
  readonly probes: Conformance["probes"];
  readonly rules: readonly RuleEntry[];
  readonly cases: readonly CaseEntry[];
}

interface RuleEntry {
  readonly number: string;
  readonly id: string;
  readonly kind: "safety" | "liveness";
  readonly level: "core" | "extended";
  readonly statement: string;
  /** Ids of articles. */
  readonly law: readonly string[];
  readonly result: RuleFinding["result"];
  /** How often its premise occurred. */
  readonly checked: number;
  readonly reason: string;
  /** Id of the shortest case that shows the result, or null. */
  readonly case: string | null;
  /** Of a violation: lines of that case's journal, from 1. */
  readonly evidence: readonly JournalLine[];
}

interface CaseEntry extends Pick<Story, "id" | "title" | "profile" | "rules" | "musts"> {
  readonly result: JudgedCase["result"];
  readonly complaints: JudgedCase["complaints"];
}

export function conformanceDocument(
  conformance: Conformance,
  conclusion: Conclusion,
  kit: Kit,
): ConformanceDocument {
  const { bench, profile, node, probes, cases, rules } = conformance;
  return {
    format: "contactpoint-conformance/1",
    marking: "EXERCISE",
    official: false,
    notice: NOT_OFFICIAL,
    protocol: PROTOCOL_VERSION,
    kit,
    bench,
    profile,
    node: { ...node, sha256: digestOf(node) },
    conclusion,
    counts: tally(cases),
    probes,
    rules: rules.map(ruleOf),
    cases: cases.map(caseOf),
  };
}

export interface SignedDocument extends ConformanceDocument {
  readonly signature: {
    readonly purpose: "contactpoint-conformance-v1";
    /** Raw public key in base64url. */
    readonly key: string;
    readonly value: string;
  };
}

/**
 * The document under an Ed25519 signature: of the node tried, the kit, and all that was found. Who
 * holds the key, the reader must know; it says that nothing was changed since.
 */
export function signedDocument(document: ConformanceDocument, key: SigningKey): SignedDocument {
  // What is signed is what a reader of the JSON sees.
  const plain: unknown = JSON.parse(JSON.stringify(document));
  if (typeof plain !== "object" || plain === null) throw new TypeError("a document is an object");
  return {
    ...document,
    signature: {
      purpose: "contactpoint-conformance-v1",
      key: key.verify.raw,
      value: sign("contactpoint-conformance-v1", plain, key),
    },
  };
}

function ruleOf({ rule, result, checked, reason, shown }: RuleFinding): RuleEntry {
  const { id, number, kind, level, statement, law } = rule;
  return {
    number,
    id,
    kind,
    level,
    statement,
    law: law.map((reference) => reference.id),
    result,
    checked,
    reason,
    case: shown?.judged.story.id ?? null,
    evidence: shown === null ? [] : evidenceOf(shown.verdict.verdict),
  };
}

function evidenceOf(verdict: Verdict): readonly JournalLine[] {
  return verdict.verdict === "violated" ? verdict.witness : [];
}

function caseOf({ story, result, complaints }: JudgedCase): CaseEntry {
  const { id, title, profile, rules, musts } = story;
  return { id, title, profile, rules, musts, result, complaints };
}
