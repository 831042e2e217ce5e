import type { OfficerTask } from "@contactpoint/protocol";

export const OFFICER_TASKS = [
  "prepare",
  "translate",
  "supplement",
  "choose",
  "relay",
  "acknowledge",
  "check",
  "review",
  "order",
  "locate",
  "extend",
  "follow-up",
  "renew",
] as const satisfies readonly OfficerTask[];

/** What occupies an officer. */
export type WorkKind = OfficerTask | "background";

/** Position of a kind in keys of draws; the order above must not change. */
export function workCode(kind: WorkKind): number {
  return kind === "background" ? OFFICER_TASKS.length : OFFICER_TASKS.indexOf(kind);
}
