import type { Problem } from "./order-schemas.ts";

type HeaderRecord = Readonly<Record<string, string>>;

/** The answer that says no, as RFC 9457 has it. */
export function problemResponse(problem: Problem, headers: HeaderRecord = {}): Response {
  return jsonResponse(problem, problem.status, {
    "content-type": "application/problem+json",
    ...headers,
  });
}

/** An answer in JSON that no cache keeps. */
export function jsonResponse(value: unknown, status: number, headers: HeaderRecord = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
