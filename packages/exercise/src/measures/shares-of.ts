import { REQUEST_ITEMS } from "@contactpoint/protocol";
import type { ExerciseFacts } from "./exercise-facts.ts";
import type { MarginObservation, ShareObservation } from "./observation.ts";
import type { RequestFacts } from "./request-facts.ts";
import { taskId } from "./casting.ts";

type Share = Omit<ShareObservation, "inject">;

/** Everything that was done or not, of what was to be done. */
export function sharesOf(facts: ExerciseFacts): readonly ShareObservation[] {
  return facts.requests.flatMap((request) => {
    const inject = facts.injectOf(request.id);
    const shares = [
      ...reachability(request, facts),
      ...completeness(request, facts),
      ...vigilance(request, facts),
      ...followUp(request, facts),
    ];
    return shares.map((share) => ({ ...share, inject }));
  });
}

/** Of the items that a State was asked to preserve: how long before their end they were secured. */
export function marginsOf({ requests, casting, end }: ExerciseFacts): readonly MarginObservation[] {
  return requests.flatMap(({ id, need, received, items }) => {
    if (received === null || need.form !== "preservation") return [];
    return items.flatMap(({ provider, expires_at, secured }, item): MarginObservation[] => {
      // Data that exist still may yet be secured.
      if (secured === null && expires_at > end) return [];
      const by = casting.of(need.to, secured?.at ?? received.at);
      const margin = secured === null ? null : expires_at - secured.at;
      const { line } = secured ?? received;
      return [{ state: need.to, by, about: id, item, provider, margin, line }];
    });
  });
}

function reachability({ id, need, tries }: RequestFacts, { casting }: ExerciseFacts): Share[] {
  return tries.map(({ channel, sent, answered }) => ({
    measure: "reachability",
    state: need.to,
    by: casting.of(need.to, sent.at),
    about: id,
    key: channel,
    held: answered !== null,
    line: sent.line,
  }));
}

/** Of requests for preservation: only their items are listed by an article. */
function completeness(request: RequestFacts, facts: ExerciseFacts): Share[] {
  const { id, need, sent, missing } = request;
  if (sent === null || need.form !== "preservation") return [];
  const prepared = request.tasks.find(({ node, task }) => node === need.from && task === "prepare");
  // Nobody prepares a request that a player fills in at once.
  const by =
    prepared === undefined
      ? facts.askedBy(request)
      : facts.casting.doerOf(need.from, taskId(need.from, id, prepared.number), sent.at);
  return REQUEST_ITEMS.map(({ id: key }) => ({
    measure: "form-completeness",
    state: need.from,
    by,
    about: id,
    key,
    held: !missing.includes(key),
    line: sent.line,
  }));
}

function vigilance(request: RequestFacts, { casting }: ExerciseFacts): Share[] {
  const { id, need, received, missing, asked, triaged } = request;
  if (received === null) return [];
  const at = asked ?? triaged;
  const by =
    triaged === null
      ? casting.of(need.to, received.at)
      : casting.doerOf(need.to, taskId(need.to, id, triaged.task), triaged.at);
  const known = { state: need.to, by, about: id, line: (at ?? received).line };
  return [
    ...missing.map((key): Share => ({
      ...known,
      measure: "vigilance",
      key,
      held: at === null ? null : asked?.items.includes(key) === true,
    })),
    ...(asked?.items ?? []).map((key): Share => ({
      ...known,
      measure: "needed-questions",
      key,
      held: missing.includes(key),
    })),
  ];
}

function followUp({ id, need, items }: RequestFacts, { casting, end }: ExerciseFacts): Share[] {
  return items.flatMap(({ secured, until, followed }): Share[] => {
    if (secured === null || until === null) return [];
    const held = followed !== null ? followed.at < until : until > end ? null : false;
    const by = casting.of(need.from, (followed ?? secured).at);
    const { line } = followed ?? secured;
    return [{ measure: "follow-up", state: need.from, by, about: id, key: "", held, line }];
  });
}
