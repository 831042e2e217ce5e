import { DAY, HOUR, instantOfCivil } from "@contactpoint/engine";
import type { RequestTerms } from "../machines/index.ts";

/** Monday 1 March 2027, 00:00 UTC. */
export const TERMS_START = instantOfCivil(2027, 3, 1);

/** Terms of a preservation request: two tries by post, then one after asking the secretariat. */
export function sampleTerms(more: Partial<RequestTerms> = {}): RequestTerms {
  const post = { kind: "channel", channel: "post", network: null } as const;
  return {
    form: "preservation",
    ladder: [
      { ...post, wait: HOUR },
      { ...post, wait: 2 * HOUR },
      { ...post, kind: "secretariat", wait: 4 * HOUR },
    ],
    status_after: 2 * DAY,
    status_most: 2,
    extension_before: 10 * DAY,
    extension_adds: 30 * DAY,
    extension_most: 1,
    preservation: 60 * DAY,
    order_lasts: 90 * DAY,
    expiry_notice_before: 14 * DAY,
    police_orders: true,
    ...more,
  };
}
