import type { Problem } from "./order-schemas.ts";

/** Every way in which the portal says no. */
export const PORTAL_PROBLEMS = {
  malformed: { status: 400, title: "The order does not fit its schema." },
  "key-missing": {
    status: 400,
    title: "Idempotency-Key is missing, or is not 1 to 2560 printable ASCII characters.",
  },
  unauthorised: { status: 401, title: "The credential is missing or unknown." },
  "other-state": { status: 403, title: "The credential speaks for another State." },
  "unknown-path": { status: 404, title: "There is nothing here." },
  "unknown-order": { status: 404, title: "No such order was placed here." },
  "wrong-method": { status: 405, title: "This path does not take this method." },
  "key-reused": { status: 409, title: "The idempotency key came before with another order." },
  "order-exists": { status: 409, title: "The order came before under another idempotency key." },
  oversize: { status: 413, title: "The order is larger than this portal accepts." },
  "wrong-media-type": { status: 415, title: "An order is application/json." },
  unmarked: { status: 422, title: "The order does not carry the marking of an exercise." },
  "unknown-state": { status: 422, title: "The ordering State is not known here." },
  "internal-fault": { status: 500, title: "The portal failed; the order may be sent again." },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>;

export type PortalProblemName = keyof typeof PORTAL_PROBLEMS;

/** The problem of this name, as RFC 9457 has it. */
export function portalProblem(name: PortalProblemName, detail?: string): Problem {
  return {
    type: `${TYPE_PREFIX}${name}`,
    ...PORTAL_PROBLEMS[name],
    ...(detail === undefined ? {} : { detail }),
  };
}

/** A tag URI (RFC 4151) names without claiming that something is served there. */
const TYPE_PREFIX = "tag:provider.example,2026:order-portal/";
