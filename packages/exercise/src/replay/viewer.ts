import type { Seat } from "../seats/index.ts";

/** Whoever has a run folder may read all of it. */
export const VIEWER: Seat = { id: "viewer", role: "facilitator", states: [], post: "" };
