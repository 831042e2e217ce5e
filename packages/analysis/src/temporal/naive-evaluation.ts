import type { Formula, Obligation, Timed } from "./formula.ts";

/**
 * What the definitions say of whole sequences, looked up fact by fact, for tests: facts `from` to
 * `to` (exclusive), after which the time is `now`.
 */
export function isViolated<R extends Timed>(
  formula: Formula<R>,
  facts: readonly R[],
  from = 0,
  to = facts.length,
  now = facts[to - 1]?.at ?? -Infinity,
): boolean {
  const places = Array.from({ length: to - from }, (_, k) => from + k);
  switch (formula.is) {
    case "always":
      return places.some((place) => !passes(formula.test, facts, place));
    case "all":
      return formula.parts.some((part) => isViolated(part, facts, from, to, now));
    case "whenever":
      return places.some(
        (place) =>
          passes(formula.opens, facts, place) &&
          isNeglected(formula.obliges, facts, { place, to, now }),
      );
  }
}

/** True if a fact is still owed at the end of a sequence that violates nothing. */
export function isOpen<R extends Timed>(
  formula: Formula<R>,
  facts: readonly R[],
  from = 0,
  to = facts.length,
): boolean {
  if (formula.is === "always") return false;
  if (formula.is === "all") return formula.parts.some((part) => isOpen(part, facts, from, to));
  const { opens, obliges } = formula;
  for (let place = from; place < to; place++) {
    if (!passes(opens, facts, place)) continue;
    const next = nextOf(obliges, facts, place, to);
    if (next !== undefined) continue;
    if (obliges.is === "eventually" || isOpen(obliges.inner, facts, place + 1, to)) return true;
  }
  return false;
}

interface Scope {
  readonly place: number;
  readonly to: number;
  readonly now: number;
}

function isNeglected<R extends Timed>(
  obligation: Obligation<R>,
  facts: readonly R[],
  { place, to, now }: Scope,
): boolean {
  const next = nextOf(obligation, facts, place, to);
  if (obligation.is === "eventually") {
    const due = (facts[place]?.at ?? 0) + obligation.within;
    return (next === undefined ? now : (facts[next]?.at ?? 0)) > due;
  }
  const closed = next === undefined ? now : (facts[next]?.at ?? 0);
  return isViolated(obligation.inner, facts, place + 1, next ?? to, closed);
}

/** The first fact behind `place` that meets or closes the obligation. */
function nextOf<R extends Timed>(
  obligation: Obligation<R>,
  facts: readonly R[],
  place: number,
  to: number,
): number | undefined {
  const test = obligation.is === "eventually" ? obligation.test : obligation.closes;
  for (let next = place + 1; next < to; next++) if (passes(test, facts, next)) return next;
  return undefined;
}

function passes<R>(test: (fact: R) => boolean, facts: readonly R[], place: number): boolean {
  const fact = facts[place];
  return fact !== undefined && test(fact);
}
