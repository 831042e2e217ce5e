import { formatInstant, SECOND, type Instant } from "@contactpoint/engine";
import type { NeedRecord } from "@contactpoint/protocol";

import type { Court } from "./court.ts";
import { minimalSubset } from "./minimal-subset.ts";
import { isMap, valueAt, withoutPlace, withValue } from "./place.ts";
import { offsetText } from "./written-times.ts";

/** Listed needs draw anew, so other seeds may have to be tried: so many before and after dropping. */
const SEEDS_BEFORE = 8;
const SEEDS_AFTER = 48;

/**
 * Puts the needs themselves in place of what generates them. Where the violation rests on the luck
 * of generated needs, those that do not matter are omitted by name instead.
 */
export function listNeeds(court: Court): void {
  if (generating(court).length === 0 || listAll(court, SEEDS_BEFORE)) return;
  omitNeeds(court);
  listAll(court, SEEDS_AFTER);
}

function listAll(court: Court, seeds: number): boolean {
  const listed = listedDocument(court);
  const own = valueAt(court.document, ["seed"]);
  return (
    court.takes(listed) ||
    Array.from({ length: seeds }, (_, seed) => seed)
      .filter((seed) => seed !== own)
      .some((seed) => court.takes({ ...listed, seed }))
  );
}

function omitNeeds(court: Court): void {
  const document = { ...court.document };
  const all = needsOf(court).map(({ request }) => request);
  const before = valueAt(document, ["omit"]);
  const omitted = Array.isArray(before) ? before : [];
  minimalSubset(all, (kept) => {
    const wanted = new Set(kept);
    return court.takes({
      ...document,
      omit: [...omitted, ...all.filter((request) => !wanted.has(request))],
    });
  });
}

/** The document with every generated source as a list of the needs that it gave. */
function listedDocument(court: Court): typeof court.document {
  const needs = needsOf(court);
  const start = court.trial.scenario.clock.start;
  let document = withoutPlace(court.document, ["omit"]);
  // From the last on, because sources without a need are taken away.
  for (const index of generating(court).toReversed()) {
    const id = valueAt(document, ["workload", index, "id"]);
    const own = needs.filter(({ request }) => request.startsWith(`${String(id)}/`));
    const times = own.map((need) => writtenNeed(need, start));
    document =
      times.length === 0
        ? withoutPlace(document, ["workload", index])
        : withValue(document, ["workload", index, "arrivals"], { times });
  }
  return document;
}

/** Numbers of the sources whose needs are not listed yet. */
function generating(court: Court): number[] {
  const { workload } = court.document;
  if (!Array.isArray(workload)) return [];
  return workload.flatMap((source: unknown, index) => {
    const arrivals = valueAt(source, ["arrivals"]);
    return isMap(arrivals) && !isListed(arrivals["times"]) ? [index] : [];
  });
}

/** Whether each need of a list says all that would be drawn otherwise. */
function isListed(times: unknown): boolean {
  return (
    Array.isArray(times) &&
    times.every((need) => isMap(need) && SAID.every((key) => need[key] !== undefined))
  );
}

const SAID = ["from", "provider", "form", "urgency"];

function needsOf(court: Court): NeedRecord[] {
  const needs: NeedRecord[] = [];
  court.replay((record) => {
    if (record.kind === "need" && record.parent === undefined) needs.push(record);
  });
  return needs;
}

function writtenNeed(need: NeedRecord, start: Instant): Readonly<Record<string, unknown>> {
  const { at, from, form, urgency, items } = need;
  const [first] = items;
  return {
    at: writtenPoint(at, start),
    from,
    ...(first === undefined
      ? {}
      : { provider: first.provider, expires_at: writtenPoint(first.expires_at, start) }),
    form,
    urgency,
  };
}

/** `T+1d02:30` where it is exact to the second, else the instant itself. */
function writtenPoint(at: Instant, start: Instant): string {
  return at < start || at % SECOND !== start % SECOND ? formatInstant(at) : offsetText(at - start);
}
