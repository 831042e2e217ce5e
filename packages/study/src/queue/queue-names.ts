import { createHash } from "node:crypto";

import type { StudyBundle } from "../executor/study-bundle.ts";
import type { Unit } from "../plan/unit.ts";

/** A BullMQ job: one replication of the study whose bundle lies under `bundleKey(bundle)`. */
export interface QueuedUnit extends Unit {
  /** `StudyBundle.content_hash`. */
  readonly bundle: string;
}

const PREFIX = "contactpoint";
const VERSION_DIGITS = 12;
const POINT_DIGITS = 24;

/**
 * Workers of other versions could come to other results, so they listen to another queue: its name
 * follows from the versions.
 */
export function queueName(versions: StudyBundle["versions"]): string {
  const { software, node, tz, holidays } = versions;
  return `${PREFIX}-${digest([software, node, tz, holidays].join("\n")).slice(0, VERSION_DIGITS)}`;
}

/** The bundle's text by its content: every worker and every study with these files shares it. */
export function bundleKey(contentHash: string): string {
  return `${PREFIX}-bundle-${contentHash}`;
}

/** The same unit has the same job wherever it is asked for, so asking twice runs it once. */
export function jobIdOf({ bundle, point, replication }: QueuedUnit): string {
  return `${bundle.slice(0, POINT_DIGITS)}-${digest(point).slice(0, POINT_DIGITS)}-${replication}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
