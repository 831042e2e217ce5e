import type { IncidentKind as LinkIncident } from "@contactpoint/live/link";
import type { EventName, IncidentKind, NodeLog } from "@contactpoint/live/operate";

/** What a log and a counter make of something that a link tells. */
interface Reading {
  readonly event: EventName;
  readonly level: keyof NodeLog;
  /** Absent: it points at no attack and no fault of another. */
  readonly incident?: IncidentKind;
}

/** What each incident of a link means to an operator. */
export const LINK_INCIDENTS: Readonly<Record<LinkIncident, Reading>> = {
  "shutting-down": { event: "link-closed", level: "debug" },
  idle: { event: "link-closed", level: "debug" },
  replaced: { event: "link-closed", level: "debug" },
  "register-renewed": { event: "link-closed", level: "info" },
  "protocol-violation": { event: "link-refused", level: "warn", incident: "malformed-frame" },
  malformed: { event: "link-refused", level: "warn", incident: "malformed-frame" },
  "unknown-version": { event: "link-refused", level: "warn" },
  oversize: { event: "link-refused", level: "warn", incident: "oversize-frame" },
  "not-text": { event: "link-refused", level: "warn", incident: "malformed-frame" },
  "not-registered": { event: "link-refused", level: "warn", incident: "stranger" },
  "proof-failed": { event: "link-refused", level: "warn", incident: "handshake-forged" },
  "wrong-node": { event: "link-refused", level: "warn", incident: "handshake-forged" },
  "not-allowed": { event: "link-refused", level: "warn", incident: "not-permitted" },
  "register-conflict": { event: "link-refused", level: "error", incident: "register-equivocation" },
  "handshake-timeout": { event: "link-refused", level: "warn" },
  "heartbeat-missed": { event: "heartbeat-missed", level: "warn", incident: "half-open" },
  "slow-reader": { event: "link-closed", level: "warn", incident: "slow-reader" },
  flood: { event: "link-refused", level: "warn", incident: "flood" },
  "too-many-connections": { event: "link-refused", level: "warn" },
  "internal-fault": { event: "turn-failed", level: "error" },
  "upgrade-refused": { event: "link-refused", level: "warn" },
  "socket-dropped": { event: "link-refused", level: "warn", incident: "flood" },
  "frame-rejected": { event: "frame-rejected", level: "warn" },
  "closed-by-peer": { event: "link-closed", level: "warn" },
  "connection-lost": { event: "link-closed", level: "info" },
  unreachable: { event: "connect-failed", level: "info" },
  "queue-full": { event: "queue-filled", level: "warn" },
  "host-failed": { event: "turn-failed", level: "error" },
  "register-differs": { event: "register-differed", level: "debug" },
  "slowed-down": { event: "peer-throttled", level: "warn" },
};
