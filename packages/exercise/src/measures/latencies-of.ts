import type { ExerciseFacts } from "./exercise-facts.ts";
import { taskId } from "./casting.ts";
import type { LatencyObservation } from "./observation.ts";
import type { RequestFacts } from "./request-facts.ts";
import type { Span } from "./span.ts";
import { afterHandOvers } from "./after-hand-overs.ts";
import { requestsAfterInjects } from "./requests-after-injects.ts";

/** Every latency of an exercise, those included that were not reached. */
export function latenciesOf(facts: ExerciseFacts): readonly LatencyObservation[] {
  return [
    ...facts.requests.flatMap((request) => spansOf(request, facts.injectOf(request.id))),
    ...requestsAfterInjects(facts),
    ...afterHandOvers(facts),
  ].map((span) => observed(facts, span));
}

function spansOf(request: RequestFacts, inject: string | null): Span[] {
  const { id, need, received, acknowledged, triaged, answered, closed, items, tries } = request;
  if (received === null) return [];
  const known = { state: need.to, about: id, inject, over: closed };
  const cuts = { form: need.form, urgency: need.urgency };
  const first = tries.find(({ delivered }) => delivered?.line === received.line);
  const channel = first === undefined ? {} : { channel: first.channel };
  const acknowledging = request.tasks.find(
    ({ node, task }) => node === need.to && task === "acknowledge",
  );
  const task = acknowledging === undefined ? "" : taskId(need.to, id, acknowledging.number);
  const spans: Span[] = [
    {
      ...known,
      measure: "response-time",
      from: received,
      until: acknowledged,
      task,
      cuts: { ...cuts, ...channel },
    },
    { ...known, measure: "substantive-answer", from: received, until: answered, cuts },
  ];
  if (acknowledged !== null && need.form !== "ping") {
    const ended = triaged === null ? "" : taskId(need.to, id, triaged.task);
    spans.push({
      ...known,
      measure: "triage",
      from: acknowledged,
      until: triaged,
      task: ended,
      cuts,
    });
  }
  if (need.form === "preservation")
    for (const [item, { secured, answered: other, provider }] of items.entries())
      spans.push({
        ...known,
        measure: "preserve-after-delivery",
        item,
        from: received,
        until: secured,
        over: secured === null ? (other ?? closed) : closed,
        cuts: { ...cuts, provider },
      });
  return spans;
}

function observed(facts: ExerciseFacts, span: Span): LatencyObservation {
  const { measure, state, about, item = null, inject, from, until, over, cuts } = span;
  const isOver = until === null && over !== null && over.at >= from.at;
  const last = until?.at ?? (isOver ? over.at : facts.end);
  return {
    measure,
    state,
    by: span.by ?? facts.casting.doerOf(state, span.task ?? "", until?.at ?? last),
    about,
    item,
    inject,
    ending: until !== null ? "reached" : isOver ? "competing" : "censored",
    from,
    until,
    exercise: last - from.at,
    real: Math.max(0, facts.realTime(last) - facts.realTime(from.at)),
    cuts: { ...facts.circumstances(state, from.at), ...cuts },
  };
}
