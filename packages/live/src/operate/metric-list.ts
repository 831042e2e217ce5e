/**
 * Every metric of this project, beside those of the Node process itself (`process_*`, `nodejs_*`).
 * Counters and gauges are by node. Histograms are of the whole process: what they measure is the
 * processor, the disk and the wire, which its nodes share, and 195 nodes would make 20,000 series.
 */
export const METRICS = [
  counter("frames_sent", "Frames handed to a link for the first time."),
  counter("frames_received", "Frames that arrived from peers."),
  counter("frames_resent", "Frames sent again for want of a receipt."),
  counter("frames_rejected", "Frames rejected, by side and protocol error.", ["by", "error"]),
  counter("receipts_sent", "Receipts given to peers after storing."),
  counter("receipts_received", "Receipts got from peers."),
  counter("duplicates", "Frames known already, receipted and not used again."),
  counter("incidents", "Events that point at an attack or a fault of others.", ["kind"]),
  counter("inputs", "Inputs entered in the input log."),
  counter("audit_entries", "Entries added to the audit log."),

  gauge("open_connections", "Connections open with peers."),
  gauge("outbox_frames", "Frames that wait for a receipt."),
  gauge("outbox_oldest_seconds", "Age of the oldest frame without a receipt; 0 if none waits."),
  gauge("queue_tasks", "Tasks that wait at the desk."),
  gauge("open_requests", "Open requests, by side and state of its machine.", ["side", "state"]),
  gauge("exercise_timestamp_seconds", "The exercise clock, as seconds since 1970."),
  gauge("register_version", "Version of the register in force."),
  gauge("register_age_seconds", "Time since the register in force was issued."),
  gauge("last_commit_timestamp_seconds", "When the node last stored a turn; 0 if it never did."),

  histogram("handshake_seconds", "From the opened socket to the end of its handshake.", 0.001),
  histogram("commit_seconds", "Storing one turn of the event loop.", 0.0001),
  histogram("verify_seconds", "Verifying the signatures of one frame.", 0.00002),
  histogram("step_seconds", "One step of a contact point.", 0.00001),
  histogram(
    "delivery_lag_seconds",
    "From entering the outbox to the receipt, in real time.",
    0.001,
  ),
  histogram("provider_call_seconds", "One call of an order portal, tries included.", 0.001),
] as const;

export type MetricName<T extends string = string> = Extract<
  (typeof METRICS)[number],
  { readonly type: T }
>["name"];

/** All begin alike, so that one pattern finds them among the metrics of a machine. */
type Prefixed<N extends string> = `contactpoint_${N}`;

interface Described<N extends string, T extends string> {
  readonly name: N;
  readonly type: T;
  readonly help: string;
  /** Labels; every value comes from a closed list. */
  readonly labels: readonly string[];
}

function counter<const N extends string>(
  name: N,
  help: string,
  labels: readonly string[] = [],
): Described<Prefixed<`${N}_total`>, "counter"> {
  return { name: `contactpoint_${name}_total`, type: "counter", help, labels: ["node", ...labels] };
}

function gauge<const N extends string>(
  name: N,
  help: string,
  labels: readonly string[] = [],
): Described<Prefixed<N>, "gauge"> {
  return { name: `contactpoint_${name}`, type: "gauge", help, labels: ["node", ...labels] };
}

function histogram<const N extends string>(
  name: N,
  help: string,
  least: number,
): Described<Prefixed<N>, "histogram"> & {
  /** Upper bound of the lowest bucket, in seconds; each next one is four times as wide. */
  readonly least: number;
} {
  return { name: `contactpoint_${name}`, type: "histogram", help, labels: [], least };
}
