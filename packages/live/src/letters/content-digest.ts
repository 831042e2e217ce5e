import { createHash } from "node:crypto";
import type { Message } from "@contactpoint/protocol/messages";
import canonicalize from "canonicalize";

/**
 * SHA-256 (64 hex digits) of what a message says, apart from how it was sent: `id`, `sent_at` and
 * `cause` are left out. A request sent again has the digest of the first; the same reference with
 * another digest is another request under a used name.
 */
export function contentDigest(message: Message): string {
  const content = canonicalize({ ...message, id: undefined, sent_at: undefined, cause: undefined });
  if (content === undefined) throw new TypeError("a message has a canonical form");
  return createHash("sha256").update(content).digest("hex");
}
