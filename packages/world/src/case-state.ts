import type {
  HoldContext,
  Instance,
  MessageBody,
  MessageType,
  RequestedContext,
  RequestingContext,
  RequestTerms,
} from "@contactpoint/protocol";
import type { Case } from "./case.ts";

/** Something said on a request by the requested side, kept so that it can be said again. */
export interface Answer {
  readonly type: MessageType;
  readonly item: number;
  readonly body: MessageBody | null;
}

/** The part of a file that is of no use as long as nothing happens to it. */
export interface CaseState {
  requesting: Instance<RequestingContext> | null;
  requested: Instance<RequestedContext> | null;
  holds: readonly Instance<HoldContext>[];
  /** Items of the form left out: of the request that leaves, or of the one that came. */
  missing: readonly string[];
  answers: readonly Answer[];
  /** Codes of things that can happen several times, each with how often it has; see `occurrence`. */
  counts: readonly number[];
}

/** A state as plain JSON: what its machines begin with is the file's, and not written again. */
export type StoredState = Omit<CaseState, "requesting" | "requested" | "holds"> & {
  readonly requesting: Stored<RequestingContext> | null;
  readonly requested: Stored<RequestedContext> | null;
  readonly holds: readonly Stored<HoldContext>[];
};

type Stored<C> = Instance<Omit<C, "terms">>;

/** Where the states of files that rest are, each in a place of its own. */
export interface Shelf {
  put(place: number, state: StoredState): void;
  take(of: Case, place: number): StoredState | undefined;
}

export function withoutTerms(state: CaseState): StoredState {
  const { requesting, requested, holds } = state;
  return {
    ...state,
    requesting: requesting === null ? null : bare(requesting),
    requested: requested === null ? null : bare(requested),
    holds: holds.map(bare),
  };
}

export function withTerms(stored: StoredState, terms: RequestTerms): CaseState {
  const whole = <C>({ state, context, dues }: Stored<C>) => ({
    state,
    context: { ...context, terms },
    dues,
  });
  const { requesting, requested, holds } = stored;
  return {
    ...stored,
    requesting: requesting === null ? null : whole<RequestingContext>(requesting),
    requested: requested === null ? null : whole<RequestedContext>(requested),
    holds: holds.map((hold) => whole<HoldContext>(hold)),
  };
}

function bare<C extends { readonly terms: RequestTerms }>(instance: Instance<C>): Stored<C> {
  const { terms: _, ...context } = instance.context;
  return { ...instance, context };
}
