import { formatDuration, SECOND } from "@contactpoint/engine";
import { plusMinus } from "@contactpoint/study";
import type { RunningDifference, StudyProgress } from "@contactpoint/study";

const MINUS = "\u2212";

/** `in-time: regional-hubs − mesh +7.1 ± 2.0 pp (6 of 150)` */
export function differenceText(
  { metric, unit, variant, against, interval }: RunningDifference,
  { finished, wanted }: Pick<StudyProgress, "finished" | "wanted">,
): string {
  const size = plusMinus(unit, interval)
    .replaceAll("\u00a0", " ")
    .replace("percentage points", "pp");
  const sign = size.startsWith(MINUS) ? "" : "+";
  return `${metric}: ${variant} ${MINUS} ${against} ${sign}${size} (${finished} of ${wanted})`;
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
