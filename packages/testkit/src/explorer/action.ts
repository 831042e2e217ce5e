import type { Side } from "./request-state.ts";

/** A machine of a request. */
export type MachineName = "requesting" | "requested" | "hold";

/** When in a step its contact point stops: what it said has not left, or leaves once more later. */
export type CrashPoint = "before-send" | "after-send";

/** One step of one request. Indices point into the state that it is taken in. */
export type Action =
  | { readonly kind: "arise"; readonly crash: CrashPoint | null }
  | { readonly kind: "withdraw"; readonly crash: CrashPoint | null }
  | { readonly kind: "deliver"; readonly message: number; readonly crash: CrashPoint | null }
  | {
      readonly kind: "finish";
      readonly work: number;
      readonly result: string;
      readonly crash: CrashPoint | null;
    }
  | {
      readonly kind: "fire";
      readonly machine: MachineName;
      readonly timer: number;
      readonly crash: CrashPoint | null;
    }
  | { readonly kind: "drop"; readonly message: number }
  | { readonly kind: "duplicate"; readonly message: number }
  /** The contact point of this side stops between two steps, or is up again. */
  | { readonly kind: "stop"; readonly side: Side }
  | { readonly kind: "restart"; readonly side: Side };

/** Faults of which an instance allows only so many. */
export const BUDGETED = ["drops", "duplicates", "crashes"] as const;
export type Budgeted = (typeof BUDGETED)[number];

/** What it takes from the budget of faults, or null. */
export function costOf(action: Action): Budgeted | null {
  switch (action.kind) {
    case "drop":
      return "drops";
    case "duplicate":
      return "duplicates";
    case "stop":
      return "crashes";
    case "restart":
      return null;
    default:
      return action.crash === null ? null : "crashes";
  }
}
