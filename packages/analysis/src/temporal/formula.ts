import type { Duration, Instant } from "@contactpoint/engine";

/**
 * What must be true of a sequence of facts: a formula of linear temporal logic over finite traces,
 * of the kind that one fact, or silence at one instant, can break. Times are in milliseconds.
 */
export type Formula<R extends Timed> =
  /** Each fact passes the test. */
  | { readonly is: "always"; readonly test: Test<R> }
  /** Each fact that passes `opens` puts those behind it under an obligation. */
  | { readonly is: "whenever"; readonly opens: Test<R>; readonly obliges: Obligation<R> }
  | { readonly is: "all"; readonly parts: readonly Formula<R>[] };

export type Obligation<R extends Timed> =
  /** A fact behind passes the test, at most `within` later. */
  | { readonly is: "eventually"; readonly test: Test<R>; readonly within: Duration }
  /** The formula is true of the facts before the first that passes `closes`. */
  | { readonly is: "before"; readonly closes: Test<R>; readonly inner: Formula<R> };

/** Facts come in order of time. */
export interface Timed {
  readonly at: Instant;
}

export type Test<R> = (fact: R) => boolean;

/** Each fact passes the test. */
export function always<R extends Timed>(test: Test<R>): Formula<R> {
  return { is: "always", test };
}

/** No fact passes the test. */
export function never<R extends Timed>(test: Test<R>): Formula<R> {
  return { is: "always", test: (fact) => !test(fact) };
}

/** Behind each fact that passes `cause` comes one that passes `effect`, at most `within` later. */
export function leadsTo<R extends Timed>(
  cause: Test<R>,
  effect: Test<R>,
  within: Duration = Infinity,
): Formula<R> {
  return { is: "whenever", opens: cause, obliges: { is: "eventually", test: effect, within } };
}

/**
 * What is true of the facts from each that passes `opens` to the next that passes the test given to
 * `until` (both left out), or to the end: `after(a).until(b).never(c)`.
 */
export function after<R extends Timed>(opens: Test<R>): After<R> {
  return {
    until: (closes) => {
      const holds = (inner: Formula<R>): Formula<R> => ({
        is: "whenever",
        opens,
        obliges: { is: "before", closes, inner },
      });
      return {
        holds,
        always: (test) => holds(always(test)),
        never: (test) => holds(never(test)),
      };
    },
  };
}

interface After<R extends Timed> {
  until(closes: Test<R>): {
    holds(inner: Formula<R>): Formula<R>;
    always(test: Test<R>): Formula<R>;
    never(test: Test<R>): Formula<R>;
  };
}

/** Several formulas at once. */
export function all<R extends Timed>(...parts: readonly Formula<R>[]): Formula<R> {
  return { is: "all", parts };
}
