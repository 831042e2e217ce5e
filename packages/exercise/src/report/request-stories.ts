import { localClockText } from "@contactpoint/analysis/page-parts";
import { formatInstant } from "@contactpoint/engine";
import { taskId } from "../measures/index.ts";
import type { ExerciseFacts, Moment, PlayedBy, RequestFacts } from "../measures/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";

type Story = AfterActionReport["requests"][number];

interface Told {
  readonly moment: Moment | null;
  readonly state: string;
  readonly what: string;
  /** The other side does not learn of it. */
  readonly internal?: true;
  readonly by?: PlayedBy;
}

/** Each request with who did what when, in UTC and on both clocks. */
export function requestStories(facts: ExerciseFacts): Story[] {
  return facts.requests.map((request) => {
    const { id, need, missing } = request;
    const { from, to, form, urgency } = need;
    const clock = (state: string, at: number): string => {
      const found = facts.scenario.states.find((one) => one.id === state);
      return found === undefined ? "" : localClockText(found, at);
    };
    const steps = toldOf(request, facts).flatMap(({ moment, internal, by, ...told }) =>
      moment === null
        ? []
        : [
            {
              ...told,
              at: moment.at,
              line: moment.line,
              from_local: clock(from, moment.at),
              to_local: clock(to, moment.at),
              real_s: facts.realTime(moment.at) / 1_000,
              by: by ?? facts.casting.of(told.state, moment.at),
              internal: internal === true,
            },
          ],
    );
    return {
      id,
      from,
      to,
      form,
      urgency,
      inject: facts.injectOf(id),
      missing: [...missing],
      steps: steps
        .toSorted((one, other) => one.line - other.line)
        .map((step) => ({ ...step, at: formatInstant(step.at) })),
    };
  });
}

function toldOf(request: RequestFacts, facts: ExerciseFacts): Told[] {
  const { id, need, tries, items, asked, tasks } = request;
  const { from, to } = need;
  const asker = facts.askedBy(request);
  const askedForThem: Pick<Told, "by"> = asker === "staff" ? { by: asker } : {};
  return [
    { moment: request.needed, state: from, what: "need arose", internal: true, by: asker },
    ...tries.flatMap(({ channel, sent, delivered }, index): Told[] => [
      {
        moment: sent,
        state: from,
        what: `sent by ${channel}, try ${index + 1}`,
        ...(index === 0 ? askedForThem : {}),
      },
      { moment: delivered, state: to, what: "delivered" },
    ]),
    { moment: request.acknowledged, state: to, what: "acknowledged" },
    {
      moment: asked,
      state: to,
      what: `asked for ${asked?.items.join(", ") ?? ""}`,
    },
    ...tasks.map(({ node, task, number, finished, result }): Told => ({
      moment: finished,
      state: node,
      what: `${task}: ${result ?? ""}`,
      internal: true,
      by: facts.casting.doerOf(node, taskId(node, id, number), finished?.at ?? 0),
    })),
    ...items.flatMap(({ provider, secured, answered, followed }): Told[] => [
      { moment: secured, state: to, what: `secured at ${provider}`, internal: true },
      { moment: answered, state: to, what: `answered about ${provider}` },
      { moment: followed, state: from, what: `extension or assistance asked for ${provider}` },
    ]),
    { moment: request.closed, state: from, what: "closed", internal: true },
  ];
}
