import { hash } from "node:crypto";
import type { RequestMessage } from "@contactpoint/protocol/messages";
import { digestOf } from "../wire/index.ts";

const FIXED = ["from", "to", "form", "urgency", "language", "instrument", "marking"] as const;

/** What may be stated later than at first, after a question. */
const STATED = [
  "authority",
  "offence",
  "data",
  "location",
  "necessity",
  "intended_assistance",
  "confidentiality",
] as const;

/** What a request stated, as digests in one string: enough to know it again, and nothing of it. */
export type StatedRequest = string;

export function statedRequest(request: RequestMessage): StatedRequest {
  const fixed = hash("sha256", FIXED.map((field) => JSON.stringify(request[field])).join());
  const stated = STATED.map((field) => {
    const value = request[field];
    return value === undefined ? "" : digestOf(value);
  });
  return [fixed, ...stated].join();
}

/**
 * Whether one request is the other sent again. It may state what the first left out, after a
 * question; it may not state anything differently.
 */
export function isSameRequest(first: StatedRequest, again: StatedRequest): boolean {
  const now = again.split(",");
  return first
    .split(",")
    .every((digest, part) => digest === now[part] || digest === "" || now[part] === "");
}
