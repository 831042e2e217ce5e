import type { Distribution, Instant } from "@contactpoint/engine";

/**
 * The duty roster of a contact point, resolved once into flat arrays. Segment `i` holds from
 * `from[i]` until `from[i + 1]`; the first begins at or before the start of the run, the last
 * lasts to its end. Look-up is by binary search or by walking.
 */
export interface ResolvedDesk {
  readonly from: readonly Instant[];
  /** Officers on shift: tasks worked at once. 0 with `on_call` 0 is a closed desk. */
  readonly officers: readonly number[];
  /** Officers who can be called out. */
  readonly on_call: readonly number[];
  /** Index into `shifts` of the shift whose officers are on call, or -1. */
  readonly on_call_shift: readonly number[];
  readonly shifts: readonly { readonly id: string; readonly call_out: Distribution | null }[];
  /** Instants at which one shift hands over to another. */
  readonly hand_overs: readonly Instant[];
}

/** Opening hours of an authority or provider: `[open, close, open, close, …]`, sorted. */
export type ResolvedHours = readonly Instant[];
