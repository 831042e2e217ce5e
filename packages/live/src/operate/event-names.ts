/**
 * Every event that a log line can tell of. Facts, in the past tense: an operator searches for these
 * names, and alarms are set on them, so they change only with a release note.
 */
export const EVENT_NAMES = [
  { name: "node-started", help: "The node runs and takes connections." },
  { name: "node-recovered", help: "The node replayed its input log after a stop or a crash." },
  { name: "node-stopped", help: "The node stopped in order." },
  { name: "turn-failed", help: "An error that nothing expected ended a turn of the node." },

  { name: "stop-requested", help: "A signal asked the process to stop." },
  { name: "stop-overran", help: "Stopping took longer than its limit and was cut short." },
  { name: "stop-forced", help: "A second signal ended the process at once." },

  { name: "exercise-started", help: "The exercise clock began to run." },
  { name: "exercise-ended", help: "The exercise clock reached the end of the scenario." },
  { name: "clock-fell-behind", help: "Due work waited longer than the rate of the clock allows." },

  { name: "server-listened", help: "The node opened its port to peers." },
  { name: "link-opened", help: "A handshake with a peer succeeded." },
  { name: "link-closed", help: "A link ended; the close code says why." },
  { name: "link-refused", help: "A connection was refused before its handshake ended." },
  { name: "connect-failed", help: "A peer could not be reached; the node tries again." },
  { name: "heartbeat-missed", help: "A peer left heartbeats unanswered and was given up." },
  { name: "peer-throttled", help: "A peer sent faster than allowed." },
  { name: "queue-filled", help: "Frames for a peer reached the limit of its queue." },

  { name: "frame-sent", help: "A frame left for a peer." },
  { name: "frame-received", help: "A frame arrived from a peer." },
  { name: "frame-resent", help: "A frame without a receipt was sent again." },
  { name: "frame-rejected", help: "This node rejected a frame of a peer." },
  { name: "rejection-received", help: "A peer rejected a frame of this node." },
  { name: "receipt-sent", help: "A stored frame was receipted to the peer." },
  { name: "receipt-received", help: "A peer has stored a frame of this node." },
  { name: "duplicate-suppressed", help: "A frame known already was receipted and not used again." },
  { name: "bounce-sent", help: "This node told an author that its message was not put through." },
  { name: "bounce-received", help: "A message of this node was not put through." },

  { name: "store-opened", help: "The database was opened." },
  { name: "store-closed", help: "The database was closed." },
  { name: "turn-committed", help: "The inputs, outbox and audit entries of one turn were stored." },
  { name: "commit-failed", help: "Storing failed; the process ends so that nothing is lost." },

  { name: "register-accepted", help: "A new version of the register is in force." },
  { name: "register-refused", help: "A register was offered that this node may not accept." },
  { name: "register-fetch-failed", help: "The secretariat gave no register; the held one stays." },
  { name: "register-differed", help: "A peer works with another version of the register." },
  { name: "register-expired", help: "The held register is no longer valid." },

  { name: "provider-called", help: "An order portal answered." },
  { name: "provider-retried", help: "A call of an order portal was made again." },
  { name: "provider-failed", help: "A call of an order portal was given up." },

  { name: "health-listened", help: "The port of metrics and health checks was opened." },
  { name: "health-check-failed", help: "A readiness check found something wrong." },
  { name: "file-limit-low", help: "The process may open fewer files than its connections need." },
] as const;

export type EventName = (typeof EVENT_NAMES)[number]["name"];
