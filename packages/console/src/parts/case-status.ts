import type { Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";

/** Where a request stands, as the side that looks knows it. */
export function caseStatus({ final, status }: Of<"case">): string {
  if (final) return t("case.closed");
  return status.requesting ?? status.requested ?? "";
}
