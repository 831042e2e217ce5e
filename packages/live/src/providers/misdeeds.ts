import type { ManualTimers } from "./manual-timers.ts";
import type { FailureReason } from "./order-result.ts";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import { portalProblem } from "./portal-problem.ts";
import { ANSWER_BYTES_MOST } from "./provider-call.ts";
import type { Misdeed } from "./rude-provider.ts";

const RECEIPT = PORTAL_EXAMPLES.receipt;
const JSON_TYPE = { "content-type": "application/json" } as const;

interface MisdeedCase {
  /** What the client makes of it. */
  readonly reason: FailureReason;
  readonly status: number | null;
  readonly detail?: string;
  /** The timers are those of the client. */
  readonly misdeed: (timers: ManualTimers) => Misdeed;
}

/** After these the same call may succeed. */
export const PASSING_MISDEEDS: Readonly<Record<string, MisdeedCase>> = {
  "no answer": {
    reason: "timed-out",
    status: null,
    misdeed: (timers) => () => timers.expire(),
  },
  "a body that does not end": {
    reason: "timed-out",
    status: null,
    misdeed: (timers) => (outgoing) => {
      outgoing.writeHead(202, JSON_TYPE);
      outgoing.write(`{"order":`, () => timers.expire());
    },
  },
  "a fault": { reason: "server-fault", status: 500, misdeed: () => says(500) },
  "an outage": { reason: "server-fault", status: 503, misdeed: () => says(503, "<html>") },
  "impatience with the request": { reason: "server-fault", status: 408, misdeed: () => says(408) },
  "too much to do": {
    reason: "overloaded",
    status: 429,
    misdeed: () => says(429, "", { "retry-after": "3" }),
  },
  "a broken connection": {
    reason: "unreachable",
    status: null,
    misdeed: () => (_, incoming) => incoming.socket.destroy(),
  },
  "a connection that breaks within the answer": {
    reason: "unreachable",
    status: null,
    misdeed: () => (outgoing, incoming) => {
      outgoing.writeHead(202, { ...JSON_TYPE, "content-length": "100" });
      outgoing.write(`{"order":`, () => incoming.socket.destroy());
    },
  },
  "no HTTP": {
    reason: "unreachable",
    status: null,
    misdeed: () => (_, incoming) => incoming.socket.end("SSH-2.0-OpenSSH\r\n\r\n"),
  },
};

/** After these the same call would fail again, or must not be made again. */
export const LASTING_MISDEEDS: Readonly<Record<string, MisdeedCase>> = {
  "a refusal": {
    reason: "rejected",
    status: 422,
    detail:
      "status 422, tag:provider.example,2026:order-portal/unmarked: The order does not carry the marking of an exercise.",
    misdeed: () => says(422, JSON.stringify(portalProblem("unmarked", "of someone@mailhaven"))),
  },
  "a refusal in no known form": {
    reason: "rejected",
    status: 400,
    detail: "status 400",
    misdeed: () => says(400, "<html>"),
  },
  "a refusal that forges lines of a log": {
    reason: "rejected",
    status: 400,
    detail: "status 400, x?y: z?",
    misdeed: () => says(400, JSON.stringify({ type: "x\ny", title: "z\u001b", status: 400 })),
  },
  "a redirection": {
    reason: "redirected",
    status: 307,
    misdeed: () => says(307, "", { location: "/orders" }),
  },
  "too much to do for long": {
    reason: "overloaded",
    status: 429,
    misdeed: () => says(429, "", { "retry-after": "60" }),
  },
  "no JSON": {
    reason: "malformed-answer",
    status: 202,
    detail: "not JSON",
    misdeed: () => says(202, `{"order":`),
  },
  "no UTF-8": {
    reason: "malformed-answer",
    status: 202,
    detail: "not UTF-8",
    misdeed: () => says(202, new Uint8Array([0x22, 0xff, 0x22])),
  },
  "JSON by another name": {
    reason: "malformed-answer",
    status: 202,
    detail: "content type text/html",
    misdeed: () => says(202, JSON.stringify(RECEIPT), { "content-type": "text/html" }),
  },
  "no content": { reason: "malformed-answer", status: 204, misdeed: () => says(204) },
  "another state of things": {
    reason: "malformed-answer",
    status: 202,
    misdeed: () => says(202, JSON.stringify({ ...RECEIPT, state: "lost" })),
  },
  "a time that is none": {
    reason: "malformed-answer",
    status: 202,
    misdeed: () => says(202, JSON.stringify({ ...RECEIPT, answer_expected_at: "soon" })),
  },
  "another order": {
    reason: "malformed-answer",
    status: null,
    detail: "the answer is about another order",
    misdeed: () => says(202, JSON.stringify({ ...RECEIPT, order: "a/0/0" })),
  },
  "a body that is too large": {
    reason: "oversize-answer",
    status: 202,
    misdeed: () => says(202, " ".repeat(ANSWER_BYTES_MOST + 1)),
  },
  "a body that is larger and larger": {
    reason: "oversize-answer",
    status: 202,
    misdeed: () => (outgoing) => {
      outgoing.writeHead(202, JSON_TYPE);
      const pour = (): void => void outgoing.write(" ".repeat(1_000), () => setImmediate(pour));
      pour();
    },
  },
};

/** Answers this and no more. */
export function says(
  status: number,
  body: string | Uint8Array = "",
  headers: Readonly<Record<string, string>> = {},
): Misdeed {
  return (outgoing) => void outgoing.writeHead(status, { ...JSON_TYPE, ...headers }).end(body);
}
