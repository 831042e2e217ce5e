import type { ExerciseRecord } from "../log/index.ts";
import type { ExerciseFacts } from "./exercise-facts.ts";
import type { Span } from "./span.ts";
import type { Moment, RequestFacts } from "./request-facts.ts";

type HandOver = ExerciseRecord & { readonly kind: "seat" };

/** Requests that were open when an officer handed over, each until the next step upon it. */
export function afterHandOvers(
  facts: Pick<ExerciseFacts, "log" | "requests" | "injectOf">,
): readonly Span[] {
  const handOvers = facts.log.filter(
    (record): record is HandOver => record.kind === "seat" && record.act === "handed-over",
  );
  return handOvers.flatMap(({ seat, exercise: at }) => {
    const state = seat.slice(0, seat.indexOf("/"));
    return facts.requests.flatMap((request): Span[] => {
      const open = openTask(request, state, at);
      if (open === undefined) return [];
      return [
        {
          measure: "hand-over",
          state,
          about: request.id,
          inject: facts.injectOf(request.id),
          from: { at, line: open.asked.line },
          until: after(open.finished, at),
          over: after(open.dropped, at),
        },
      ];
    });
  });
}

/** A task of the State that waited when the duty was handed over. */
function openTask({ tasks }: RequestFacts, state: string, at: number) {
  return tasks.find(({ node, asked, finished, dropped }) => {
    const done = finished ?? dropped;
    return node === state && asked.at <= at && (done === null || done.at > at);
  });
}

function after(moment: Moment | null, at: number): Moment | null {
  return moment !== null && moment.at > at ? moment : null;
}
