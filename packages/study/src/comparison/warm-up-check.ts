import type { Study } from "@contactpoint/scenario";
import { mser5 } from "../statistics/index.ts";
import type { WarmUpCheck } from "./comparison.ts";
import { sampleTitle } from "./sample-title.ts";
import type { Sample } from "./sample.ts";

/**
 * MSER-5 on the mean over replications of each day's number of open requests, by point; the longest
 * warm-up that any shown point asks for. The curve is that point's.
 */
export function warmUpCheck(
  study: Study,
  shown: readonly Sample[],
  used_days: number,
): WarmUpCheck {
  const checks = shown.flatMap((sample) => {
    const curve = meanByDay(sample);
    return curve.length === 0 ? [] : [{ sample, curve, discard: mser5(curve).discard }];
  });
  const unsettled = checks.find(({ discard }) => discard === null);
  const longest = checks.toSorted((one, other) => (other.discard ?? 0) - (one.discard ?? 0))[0];
  const chosen = unsettled ?? longest;
  if (chosen === undefined) {
    return {
      suggested_days: null,
      used_days,
      point: null,
      curve: [],
      sentence: "There is no replication whose warm-up could be looked at.",
    };
  }
  const suggested_days = chosen.discard;
  return {
    suggested_days,
    used_days,
    point: chosen.sample.id,
    curve: chosen.curve,
    sentence: sentenceOf(suggested_days, used_days, {
      days: chosen.curve.length,
      title: checks.length > 1 ? sampleTitle(study, chosen.sample) : null,
    }),
  };
}

/** `title`: of the point that is spoken of, where there are others. */
function sentenceOf(
  suggested: number | null,
  used: number,
  { days, title }: { readonly days: number; readonly title: string | null },
): string {
  const left = `${dayText(used)} ${used === 1 ? "is" : "are"} left out`;
  const whose = title === null ? "" : ` of ${title}`;
  if (suggested === null) {
    return days < 10
      ? `Runs of ${dayText(days)} are too short for MSER-5 to suggest a warm-up; ${left}.`
      : `By MSER-5 the number of open requests${whose} does not settle within half of the run: it should be longer. ${left[0]?.toUpperCase() ?? ""}${left.slice(1)}.`;
  }
  const verdict = suggested <= used ? "which is enough" : "which is too little";
  const last = title === null ? "" : ", and at no other point later";
  return `By MSER-5 the number of open requests${whose} has settled after ${dayText(suggested)}${last}; ${left}, ${verdict}.`;
}

function dayText(days: number): string {
  const rounded = Math.round(days * 10) / 10;
  return `${rounded} ${rounded === 1 ? "day" : "days"}`;
}

/** As long as the shortest replication. */
function meanByDay({ results }: Sample): number[] {
  const length = Math.min(...results.map(({ open_by_day }) => open_by_day.length));
  return Array.from(
    { length: Number.isFinite(length) ? length : 0 },
    (_, day) =>
      results.reduce((sum, { open_by_day }) => sum + (open_by_day[day] ?? 0), 0) / results.length,
  );
}
