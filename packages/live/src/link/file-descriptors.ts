import { readFileSync } from "node:fs";

import type { LinkLimits } from "./link-limits.ts";

/** Of a node beside its sockets: database and its two companions, log, standard streams, event loop. */
const DESCRIPTORS_BESIDE_SOCKETS = 24;

/**
 * Compares what the configured connections of this process can need with what the operating system
 * grants. Without it, a process out of descriptors looks as if it hung.
 * @param nodes nodes in this process
 * @param granted soft limit of open files; null when the system does not say
 * @returns a sentence for the operator, or null when everything fits or nothing is known
 */
export function descriptorWarning(
  nodes: number,
  limits: LinkLimits,
  granted: number | null = grantedDescriptors(),
): string | null {
  const perNode =
    limits.outgoing_connections +
    limits.incoming_connections +
    limits.unproved_connections +
    DESCRIPTORS_BESIDE_SOCKETS;
  // Nodes in one process connect to one another, so what one accepts another has opened: the
  // incoming ones are bounded by the outgoing ones too.
  const together = nodes * (2 * limits.outgoing_connections + DESCRIPTORS_BESIDE_SOCKETS);
  const needed = nodes === 1 ? perNode : together;
  if (granted === null || needed <= granted) {
    return null;
  }
  return (
    `${nodes} node(s) may need ${needed} file descriptors but the system grants ${granted}; ` +
    `raise it (ulimit -n ${needed}) or lower the limits of connections.`
  );
}

/** The soft limit of open files of this process; null where /proc does not exist (not Linux). */
export function grantedDescriptors(path = "/proc/self/limits"): number | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return null;
  }
  const soft = /^Max open files\s+(\S+)/m.exec(text)?.[1];
  if (soft === undefined) {
    return null;
  }
  return soft === "unlimited" ? Number.POSITIVE_INFINITY : Number(soft);
}
