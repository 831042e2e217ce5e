import { formatDuration, SECOND } from "@contactpoint/engine";
import type { RunningDifference, StudyProgress } from "@contactpoint/study";

const MINUS = "\u2212";

/** `in-time: regional-hubs − mesh +0.071 ± 0.020 (6 of 150)` */
export function differenceText(
  { metric, variant, against, interval }: RunningDifference,
  { finished, wanted }: Pick<StudyProgress, "finished" | "wanted">,
): string {
  const half = (interval.high - interval.low) / 2;
  const decimals = decimalsFor(half > 0 ? half : Math.abs(interval.estimate));
  const sign = interval.estimate < 0 ? MINUS : "+";
  const size = Math.abs(interval.estimate).toFixed(decimals);
  return `${metric}: ${variant} ${MINUS} ${against} ${sign}${size} ± ${half.toFixed(decimals)} (${finished} of ${wanted})`;
}

/** `12 % (18 of 150 replications), about 40 s left` */
export function progressText(
  { finished, wanted }: Pick<StudyProgress, "finished" | "wanted">,
  leftMs: number | null,
): string {
  const share = Math.floor((100 * finished) / Math.max(1, wanted));
  const left = leftMs === null ? "" : `, about ${spanText(leftMs)} left`;
  return `${share} % (${finished} of ${wanted} replications)${left}`;
}

/** What the rest takes if it goes on as it went; null before the first result. */
export function timeLeft(
  { finished, wanted, run }: Pick<StudyProgress, "finished" | "wanted" | "run">,
  elapsedMs: number,
): number | null {
  return run === 0 ? null : (elapsedMs / run) * (wanted - finished);
}

function spanText(milliseconds: number): string {
  return formatDuration(Math.max(1, Math.round(milliseconds / SECOND)) * SECOND);
}

// Two digits of the half-width; more say nothing.
function decimalsFor(size: number): number {
  let decimals = 0;
  for (let rest = size; rest > 0 && rest < 10 && decimals < 6; rest *= 10) decimals += 1;
  return decimals;
}
