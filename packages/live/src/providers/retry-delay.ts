/** The first pause; its doubles follow. A provider's hiccup is over in less than a second or not soon. */
const PAUSE_FIRST_MS = 250;

/** Longer pauses are the hold's business, which orders again by its own rules. */
const PAUSE_MOST_MS = 2_000;

/** A provider that wants more patience than this is not asked again within the same order. */
const RETRY_AFTER_MOST_MS = 10_000;

/**
 * How long to wait before the next try, in milliseconds, or null to give up.
 *
 * @param tries made so far, from 1
 * @param retryAfter the header of this name: seconds, or a date of HTTP; anything else is ignored
 * @param now milliseconds since the Unix epoch
 * @param random uniform on [0, 1): spreads the tries of many contact points
 */
export function retryDelay(
  tries: number,
  retryAfter: string | null,
  now: number,
  random: () => number,
): number | null {
  const asked = retryAfterMs(retryAfter, now);
  if (asked === null) return random() * Math.min(PAUSE_MOST_MS, PAUSE_FIRST_MS * 2 ** (tries - 1));
  return asked > RETRY_AFTER_MOST_MS ? null : asked + random() * PAUSE_FIRST_MS;
}

function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
