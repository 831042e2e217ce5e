import type { Of } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";

/** Where a request stands, as the side that looks knows it. */
export function caseStatus({ side, status, final }: Of<"case">): string {
  const here = status.requesting ?? status.requested;
  // Of a path such as `pursuing.acknowledged` the last step says how it stands.
  if (here !== undefined) return named("status", here.split(".").at(-1) ?? here);
  if (final) return t("case.closed");
  // Nothing has changed yet.
  return side === "requested" ? t("status.received") : t("status.preparing");
}
