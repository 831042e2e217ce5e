import type { AfterActionReport } from "./aar-schema.ts";
import { summaryOf } from "./summary-of.ts";

/**
 * For one State: its own ratings, measures and words, what was exchanged with it, and what governed
 * the exercise. That other States took part is no secret among those who did.
 *
 * @throws RangeError if it took no part
 */
export function stateView(report: AfterActionReport, state: string): AfterActionReport {
  const own = report.overview.participants.find((one) => one.state === state);
  if (own === undefined) throw new RangeError(`no State ${state} took part`);
  const isOwn = (one: { readonly state: string | null }): boolean => one.state === state;
  const sits = (seat: string): boolean => seat.startsWith(`${state}/`);
  const proposals = report.proposals.filter(isOwn);
  const scores = report.scores.filter(isOwn);
  const latencies = report.latencies.filter(isOwn);
  return {
    ...report,
    disclosure: { level: "state", state },
    overview: {
      ...report.overview,
      participants: report.overview.participants.map((one) =>
        isOwn(one) ? one : { ...one, persons: [] },
      ),
    },
    summary: summaryOf(proposals, scores),
    timeline: report.timeline.flatMap((entry) => timelineEntry(entry, state)),
    proposals,
    scores,
    latencies,
    shares: report.shares.filter(isOwn),
    margins: report.margins.filter(isOwn),
    gates: [],
    links: report.links.filter(({ link }) => link.includes(state)),
    requests: report.requests.flatMap((request) => requestFor(request, state)),
    calls: report.calls.filter(isOwn),
    observations: report.observations.filter(isOwn),
    words: report.words
      .filter(({ seat, to }) => sits(seat) || to === state || (to !== null && sits(to)))
      // The message was theirs to read; who sat at the other desk is not.
      .map((one) => (sits(one.seat) || !one.seat.includes("/") ? one : { ...one, person: "" })),
    feedback: report.feedback.filter(({ seat }) => sits(seat)),
    improvements: report.improvements.filter(
      ({ owner }) => owner === state || owner === own.name || sits(owner),
    ),
    limits: {
      ...report.limits,
      ratings_changed: [...proposals, ...scores].filter(
        ({ proposed, rating }) => proposed !== rating,
      ).length,
      accelerated: latencies.some(({ accelerated }) => accelerated),
      held_back: [
        "other States' ratings, observations, measures, persons, words and calls",
        "requests between other States, and what the other side did by itself",
        "rules of law, which are judged over all States together",
        "improvements that name another owner",
      ],
    },
  };
}

type Moment = AfterActionReport["timeline"][number];
type Story = AfterActionReport["requests"][number];

/** What concerns others alone is left out; of what concerns all, who at another State did it. */
function timelineEntry(entry: Moment, state: string): Moment[] {
  const { states } = entry;
  if (states.length > 0 && !states.includes(state)) return [];
  const own = states.filter((one) => one === state);
  // What an inject for another State said is not told to the State that got it instead.
  const isShared = own.length < states.length;
  return [{ ...entry, states: own, changes: isShared ? [] : entry.changes }];
}

function requestFor(request: Story, state: string): Story[] {
  if (request.from !== state && request.to !== state) return [];
  const isAsking = request.from === state;
  return [
    {
      ...request,
      // Which inject moved the other side is not told.
      inject: isAsking ? request.inject : null,
      steps: request.steps.filter((step) => !step.internal || step.state === state),
    },
  ];
}
