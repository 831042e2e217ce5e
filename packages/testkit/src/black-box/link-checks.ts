import { CONNECTION_CHECKS } from "./connection-checks.ts";
import { FRAME_CHECKS } from "./frame-checks.ts";
import type { LinkCheck } from "./link-check.ts";

/** What is tried at a node's door, in order. */
export const LINK_CHECKS: readonly LinkCheck[] = [...CONNECTION_CHECKS, ...FRAME_CHECKS];
