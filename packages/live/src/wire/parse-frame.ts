import type * as z from "zod";
import { hopKey } from "./frame-field.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";
import { FRAME_KINDS, frameSchema } from "./frame.ts";
import type { Frame } from "./frame.ts";
import { scanJson } from "./scan-json.ts";
import type { WireError } from "./wire-error.ts";

export type ParsedFrame =
  | { readonly frame: Frame; readonly error?: never }
  | { readonly error: WireError; readonly frame?: never };

/**
 * The frame that a text is, or why it is none. Takes any text and never throws. What passes holds
 * the fields of its schema and no others, in well-formed Unicode; signatures are not looked at.
 */
export function parseFrame(text: string): ParsedFrame {
  // A text has at least as many bytes as code units, so most of what is too long is not measured.
  if (text.length > FRAME_LIMITS.bytes || Buffer.byteLength(text) > FRAME_LIMITS.bytes) {
    return refused("oversize", `over ${FRAME_LIMITS.bytes} bytes`);
  }
  const json = parseJson(text);
  if (json.fault !== undefined) return refused(json.fault.name, json.fault.detail);
  const value = json.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refused("not-json", "no object");
  }
  const { kind } = value as { readonly kind?: unknown };
  if (!(FRAME_KINDS as readonly unknown[]).includes(kind)) {
    return refused("unknown-kind", typeof kind === "string" ? shortened(kind) : "no kind");
  }
  const { data, fault } = fitTo(frameSchema, value);
  return fault === undefined ? { frame: data } : { error: { ...fault, key: keyOf(value) } };
}

/** A text as a JSON value, by the rules that hold for whole frames and for what is sealed in them. */
export function parseJson(
  text: string,
):
  | { readonly value: unknown; readonly fault?: never }
  | { readonly fault: Pick<WireError, "name" | "detail">; readonly value?: never } {
  const fault = scanJson(text);
  if (fault !== undefined) return { fault };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: { name: "not-json", detail: "no JSON" } };
  }
  // Half a character has no canonical form, so nobody can have signed it. In a text that came as
  // UTF-8 only an escape can bring one.
  if (!text.isWellFormed() || (text.includes("\\u") && !isWellFormed(value))) {
    return { fault: { name: "not-json", detail: "half a surrogate pair" } };
  }
  return { value };
}

/** A value as its schema has it, or the first thing that does not fit, by its place alone. */
export function fitTo<T>(
  schema: z.ZodType<T>,
  value: unknown,
):
  | { readonly data: T; readonly fault?: never }
  | { readonly fault: Pick<WireError, "name" | "detail">; readonly data?: never } {
  // Nobody reads zod's sentences, and wording thousands of faults takes longer than finding them.
  const parsed = schema.safeParse(value, { error: () => "" });
  return parsed.success ? { data: parsed.data } : { fault: faultOfIssues(parsed.error.issues) };
}

function faultOfIssues(issues: readonly z.core.$ZodIssue[]): Pick<WireError, "name" | "detail"> {
  const unmarked = issues.find(({ path }) => path.at(-1) === "marking");
  const issue = unmarked ?? issues[0];
  const place =
    issue === undefined || issue.path.length === 0 ? "frame" : issue.path.map(String).join(".");
  const detail = `${place}: ${issue?.code ?? "invalid"}`;
  return { name: unmarked === undefined ? "malformed" : "unmarked", detail: shortened(detail) };
}

/** Depth is bounded by the scan, so that this may call itself. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isWellFormed(item));
}

function keyOf(value: object): string | null {
  const { kind, key } = value as { readonly kind?: unknown; readonly key?: unknown };
  const read = kind === "deliver" ? hopKey.safeParse(key) : undefined;
  return read?.success === true ? read.data : null;
}

function refused(name: WireError["name"], detail: string): ParsedFrame {
  return { error: { name, detail, key: null } };
}

function shortened(detail: string): string {
  return detail.slice(0, FRAME_LIMITS.detail).toWellFormed();
}
