import type { InjectRecord } from "@contactpoint/protocol";
import type { ExerciseFacts } from "./exercise-facts.ts";
import type { Span } from "./span.ts";

/**
 * Injects that call for a request, each with the first that followed from it. A request follows from
 * the inject that its player named; without a name, from the last that came before. An inject calls
 * for one if an expectation says so, or if a player made one because of it: most want an answer of
 * another kind, or none.
 */
export function requestsAfterInjects(
  facts: Pick<ExerciseFacts, "journal" | "scenario" | "requests" | "injectOf" | "askedBy">,
): readonly Span[] {
  const { journal, scenario, requests } = facts;
  return journal.flatMap((record, index): Span[] => {
    if (record.kind !== "inject") return [];
    const inject = scenario.injects.find(({ id }) => id === record.inject);
    // What asks something itself is answered, not followed by a request.
    if (inject === undefined || inject.request !== null) return [];
    const { to: state, at } = record;
    const isNamed = requests.some(({ id }) => facts.injectOf(id) === record.inject);
    if (!isNamed && !isExpected(scenario, record)) return [];
    const next = journal.findIndex(
      (other, place) => place > index && other.kind === "inject" && other.to === state,
    );
    const isBeforeNext = (line: number): boolean => next < 0 || line <= next;
    const made = requests.find(({ id, need, needed }) => {
      if (need.from !== state || needed.at < at || !id.startsWith("seat/")) return false;
      const named = facts.injectOf(id);
      return named === null ? isBeforeNext(needed.line) : named === record.inject;
    });
    return [
      {
        measure: "time-to-request",
        state,
        about: record.inject,
        inject: record.inject,
        from: { at, line: index + 1 },
        until: made?.needed ?? null,
        over: null,
        ...(made === undefined ? {} : { by: facts.askedBy(made) }),
      },
    ];
  });
}

function isExpected(
  { expectations, states }: ExerciseFacts["scenario"],
  { inject, to }: InjectRecord,
): boolean {
  // Notes to the staff ask nothing of a contact point.
  if (!states.some(({ id }) => id === to)) return false;
  return expectations.some(
    (one) =>
      one.kind === "judged" &&
      one.measure === "time-to-request" &&
      (one.inject === null ? one.of === null || one.of === to : one.inject === inject),
  );
}
