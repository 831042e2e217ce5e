import type * as z from "zod";
import { isJson, jsonValue } from "./json-body.ts";
import { limitedBody } from "./limited-body.ts";
import type { FailureReason } from "./order-result.ts";
import { problemSchema } from "./order-schemas.ts";

/** An answer is some 300 bytes; a hundred times that leaves room for what others add. */
export const ANSWER_BYTES_MOST = 32 * 1024;

/** What one call gave. */
export type CallOutcome<T> = { readonly kind: "value"; readonly value: T } | FailedCall;

export interface FailedCall {
  readonly kind: "failed";
  readonly reason: FailureReason;
  readonly status: number | null;
  readonly detail: string;
  /** Whether the same call may succeed soon; with what Retry-After said. */
  readonly again: { readonly retryAfter: string | null } | null;
}

/**
 * Reads a response to the end, or drops it where its status says enough.
 *
 * @throws the signal's reason, and what the body's stream fails with
 */
export async function readResponse<T>(
  response: Response,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<CallOutcome<T>> {
  const { status, headers } = response;
  if (response.ok) return await readAnswer(response, schema, signal);
  if (status === 429 || status === 408 || status >= 500) {
    await response.body?.cancel();
    const again = { retryAfter: headers.get("retry-after") };
    const reason = status === 429 ? "overloaded" : "server-fault";
    return { kind: "failed", reason, status, detail: `status ${status}`, again };
  }
  if (status >= 400) {
    return failed("rejected", status, await problemText(response, signal));
  }
  await response.body?.cancel();
  return failed("redirected", status, `status ${status}`);
}

async function readAnswer<T>(
  response: Response,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<CallOutcome<T>> {
  const { status, headers } = response;
  const type = headers.get("content-type");
  if (!isJson(type)) {
    await response.body?.cancel();
    return failed("malformed-answer", status, `content type ${type ?? "missing"}`);
  }
  const body = await bodyOf(response, signal);
  if (body.kind === "oversize") {
    return failed("oversize-answer", status, `more than ${ANSWER_BYTES_MOST} bytes`);
  }
  if (body.kind === "not-utf8") return failed("malformed-answer", status, "not UTF-8");
  const value = jsonValue(body.text);
  if (value === undefined) return failed("malformed-answer", status, "not JSON");
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: "value", value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  return failed("malformed-answer", status, `${where}: ${issue?.message ?? ""}`);
}

/** Why a 4xx was given; the status alone where the body does not say it properly. */
async function problemText(response: Response, signal: AbortSignal): Promise<string> {
  const { status } = response;
  const body = await bodyOf(response, signal).catch(() => null);
  const problem = problemSchema.safeParse(body?.kind === "whole" ? jsonValue(body.text) : null);
  if (!problem.success) return `status ${status}`;
  // Its `detail` may quote the order, which belongs in no log.
  return `status ${status}, ${problem.data.type}: ${problem.data.title}`;
}

function bodyOf(response: Response, signal: AbortSignal): ReturnType<typeof limitedBody> {
  const declared = response.headers.get("content-length");
  return limitedBody(response.body, ANSWER_BYTES_MOST, declared, signal);
}

function failed(reason: FailureReason, status: number, detail: string): FailedCall {
  return { kind: "failed", reason, status, detail: printable(detail), again: null };
}

const DETAIL_LENGTH_MOST = 200;

/** Another's words in one line, so that they can forge none in a log. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, DETAIL_LENGTH_MOST);
}
