import type { ResolvedInject } from "@contactpoint/protocol";

/**
 * Whether people read an inject, and owe to. A request by script without words comes as the request
 * that it is; the inject beside it would give away what is to be found out.
 */
export function needsReading({ request, body }: Pick<ResolvedInject, "request" | "body">): boolean {
  return request === null || body !== null;
}
