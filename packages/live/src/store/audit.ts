import { originHash } from "./audit-entry.ts";
import type { AuditHead } from "./audit-entry.ts";
import { ChainCheck } from "./chain-check.ts";
import type { AuditReport } from "./chain-check.ts";
import { openToRead } from "./read-only-store.ts";
import { StoreError } from "./store-error.ts";

/**
 * Verifies the audit log of a store or of a backup, without any key, also while a node writes it.
 * Entries that were edited, removed, moved or put in are found; those cut off at the end, or all
 * rewritten from some place on, only by a head that was noted when they were there.
 *
 * @param head as it was noted; the log may have grown since
 * @throws StoreError if the file is missing, unreadable or no store
 */
export function audit(file: string, head?: AuditHead): AuditReport {
  const store = openToRead(file);
  try {
    const check = new ChainCheck(originHash(store.meta), head);
    try {
      for (const row of store.auditRows()) check.entry(row, row.hash);
    } catch (error) {
      if (!(error instanceof StoreError) || error.fault !== "damaged") throw error;
      check.unreadable(error.message);
    }
    check.end(store.missingGuards());
    return check.report();
  } finally {
    store.close();
  }
}
