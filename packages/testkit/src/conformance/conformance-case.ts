import type { Duration } from "@contactpoint/engine";
import type { Circumstance, MessageType, RequestForm, Urgency } from "@contactpoint/protocol";
import type { StatedItems } from "@contactpoint/protocol/messages";
import type { DecideFrame, ProviderAnswer, ProviderFrame } from "./bench-frame.ts";
import type { BenchTerms } from "./bench-terms.ts";
import type { Feature } from "./node-frame.ts";

/** A story that a node is told, and what it has to do: plain data. */
export interface Story {
  readonly id: string;
  /** A sentence that is true of a node which passes. */
  readonly title: string;
  readonly profile: Profile;
  /** Numbers of the rules whose premise occurs, such as `S18`. */
  readonly rules: readonly string[];
  /** Ids of the sentences that are tried, such as `P-113` and `LS-020`. */
  readonly musts: readonly string[];
  /** Rules that people break in this story, whatever the node does. */
  readonly breaks?: readonly string[];
  readonly steps: readonly object[];
}

/** A story in lock-step. The node is XB; XA and XC are played by the bench. */
export interface ConformanceCase extends Story {
  /** What the node must be able to show. */
  readonly needs: readonly Feature[];
  /** What differs from the plain terms. */
  readonly terms?: Partial<BenchTerms>;
  /** What is true of every request of the case, on which a ground of refusal may rest. */
  readonly circumstances?: readonly Circumstance[];
  /** Nothing else goes wrong, and everybody does what is theirs: what is still owed is judged. */
  readonly live?: true;
  /** Played twice: the same frames get the same answers. */
  readonly twice?: true;
  readonly steps: readonly Step[];
}

export type Profile = "core" | "extended";

/** One thing that happens. Unless said, it is about the request of the case and a minute later. */
export type Step = (
  | SaysStep
  | JunkStep
  | DecideStep
  | ProviderStep
  | CommandStep
  | PassStep
  | CrashStep
  | RestartStep
  | RegisterStep
  | FreeStep
) & {
  readonly after?: Duration;
  /** In words, all that leaves the node: see `effectWords`. Absent: not looked at. */
  readonly brings?: readonly string[];
};

/** A State says something to the node. */
export interface SaysStep {
  readonly says: MessageType;
  /** XA unless said. */
  readonly by?: string;
  readonly request?: string;
  /** Number of the message; the next one unless said. */
  readonly number?: number;
  readonly item?: number;
  /** Fields that differ from a plain message of this type. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly without?: readonly string[];
  /** Who signed and who brought it: its author unless said. */
  readonly signed_by?: string;
  readonly brought_by?: string;
}

/** What arrives is no message at all. */
export interface JunkStep {
  readonly junk: unknown;
}

export interface DecideStep {
  readonly decide: string;
  readonly result: string;
  readonly request?: string;
  readonly item?: number;
  readonly given?: Partial<
    Pick<
      DecideFrame,
      | "missing"
      | "next_state"
      | "next_provider"
      | "ground"
      | "reasons"
      | "threat"
      | "explanation"
      | "located"
      | "supplied"
    >
  >;
}

export interface ProviderStep {
  readonly provider: ProviderAnswer;
  readonly request?: string;
  /** 0 unless said. */
  readonly item?: number;
  readonly attempt?: number;
  readonly given?: Partial<
    Pick<ProviderFrame, "content" | "data_sha256" | "next_provider" | "next_state">
  >;
}

export interface CommandStep {
  readonly command: "request" | "withdraw" | "lodge";
  readonly request?: string;
  readonly to?: string;
  readonly form?: RequestForm;
  readonly urgency?: Urgency;
  readonly stated?: StatedItems;
}

/** Time passes; the clock stops at each timer on the way. */
export interface PassStep {
  readonly pass: Duration;
}

export interface CrashStep {
  readonly crash: "before-write" | "before-send" | "after-send";
  readonly during: SaysStep | DecideStep | ProviderStep | CommandStep | PassStep;
}

export interface RestartStep {
  readonly restart: "full" | "stale" | "empty";
}

/** From now on these States alone are in the register. */
export interface RegisterStep {
  readonly register: readonly string[];
}

/** An officer is free and takes what the node's desk gives. */
export interface FreeStep {
  readonly free: true;
}
