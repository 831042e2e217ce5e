import { createHash } from "node:crypto";
import type { ReplicationResult } from "../replication/replication-result.ts";

/**
 * SHA-256 over the results in their order, in lower-case hexadecimal: one line of JSON each, its
 * keys sorted, without the time that it took. Equal wherever and in whatever order they were run.
 */
export function resultsDigest(results: Iterable<ReplicationResult>): string {
  const hash = createHash("sha256");
  for (const { elapsed_s: _, ...result } of results) {
    hash.update(`${sortedJson(result)}\n`);
  }
  return hash.digest("hex");
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );
}
