import { formatDuration, SECOND } from "@contactpoint/engine";

/** In the place of a figure that does not exist: too few reached it, or there was none. */
export const NO_FIGURE = "-";

/** The two largest units, as `3d 4h`. */
export function durationText(seconds: number | null): string {
  return seconds === null
    ? NO_FIGURE
    : formatDuration(roundedForReading(seconds * SECOND)).replaceAll(/(\d) (\p{L})/gu, "$1$2");
}

/** In per cent with one decimal. */
export function shareText(share: number | null): string {
  return share === null ? NO_FIGURE : `${(Math.round(share * 1_000) / 10).toFixed(1)} %`;
}

// Nobody reads the milliseconds of a duration of seconds or more.
function roundedForReading(milliseconds: number): number {
  return milliseconds < SECOND
    ? Math.round(milliseconds)
    : Math.round(milliseconds / SECOND) * SECOND;
}
