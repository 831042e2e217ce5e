import { isJson, jsonValue } from "./json-body.ts";
import { limitedBody } from "./limited-body.ts";
import { type PortalOrder, portalOrderSchema, type Problem } from "./order-schemas.ts";
import { portalProblem } from "./portal-problem.ts";

/** An order with a hundred identifiers is some 8 KiB. */
export const ORDER_BYTES_MOST = 16 * 1024;

/** Long enough for a path and a reason; a caller's own words must not fill the answer. */
const DETAIL_LENGTH_MOST = 300;

/** The order in the body of a request, or why it is none. */
export async function readOrder(request: Request): Promise<PortalOrder | Problem> {
  const { headers } = request;
  if (!isJson(headers.get("content-type"))) return portalProblem("wrong-media-type");
  const body = await limitedBody(request.body, ORDER_BYTES_MOST, headers.get("content-length"));
  if (body.kind === "oversize") return portalProblem("oversize");
  if (body.kind === "not-utf8") return portalProblem("malformed", "The body is not UTF-8.");
  const value = jsonValue(body.text);
  if (value === undefined) return portalProblem("malformed", "The body is not JSON.");
  const parsed = portalOrderSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const detail = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
    return portalProblem("malformed", detail.slice(0, DETAIL_LENGTH_MOST));
  }
  return parsed.data.marking.includes("EXERCISE") ? parsed.data : portalProblem("unmarked");
}
