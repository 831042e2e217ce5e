import { OFFICER_TASKS, type OfficerTask } from "@contactpoint/protocol";

/** What occupies an officer. */
export type WorkKind = OfficerTask | "background";

/** Position of a kind in keys of draws. */
export function workCode(kind: WorkKind): number {
  return kind === "background" ? OFFICER_TASKS.length : OFFICER_TASKS.indexOf(kind);
}
