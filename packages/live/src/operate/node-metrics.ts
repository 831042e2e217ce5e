import { PROTOCOL_ERRORS, type ProtocolErrorName } from "@contactpoint/protocol";
import type { Histogram } from "prom-client";
import { INCIDENT_KINDS, type IncidentKind } from "./incident-kinds.ts";
import { found, type Instruments } from "./instruments.ts";
import type { MetricName } from "./metric-list.ts";
import { Tally } from "./tally.ts";

/** Counts things, one at a time or several. */
export type Count = Pick<Tally, "inc">;

/** Measures durations, in seconds. */
export interface Timing {
  observe(seconds: number): void;
}

/** The counters and timings of one node. */
export class NodeMetrics {
  readonly framesSent: Count;
  readonly framesReceived: Count;
  readonly framesResent: Count;
  readonly receiptsSent: Count;
  readonly receiptsReceived: Count;
  readonly duplicates: Count;
  readonly inputs: Count;
  readonly auditEntries: Count;
  readonly handshake: Timing;
  readonly commit: Timing;
  readonly verify: Timing;
  readonly step: Timing;
  readonly deliveryLag: Timing;
  readonly providerCall: Timing;
  readonly #rejectedHere: ReadonlyMap<string, Count>;
  readonly #rejectedByPeer: ReadonlyMap<string, Count>;
  readonly #rejectedStrangely: Count;
  readonly #incidents: ReadonlyMap<string, Count>;
  readonly #tallies: Tally[] = [];

  constructor(node: string, instruments: Instruments) {
    const count = (name: MetricName<"counter">, labels = {}): Count => {
      const tally = new Tally(instruments.counter(name), { node, ...labels });
      this.#tallies.push(tally);
      return tally;
    };
    this.framesSent = count("contactpoint_frames_sent_total");
    this.framesReceived = count("contactpoint_frames_received_total");
    this.framesResent = count("contactpoint_frames_resent_total");
    this.receiptsSent = count("contactpoint_receipts_sent_total");
    this.receiptsReceived = count("contactpoint_receipts_received_total");
    this.duplicates = count("contactpoint_duplicates_total");
    this.inputs = count("contactpoint_inputs_total");
    this.auditEntries = count("contactpoint_audit_entries_total");
    const timing = (name: MetricName<"histogram">): Histogram => instruments.histogram(name);
    this.handshake = timing("contactpoint_handshake_seconds");
    this.commit = timing("contactpoint_commit_seconds");
    this.verify = timing("contactpoint_verify_seconds");
    this.step = timing("contactpoint_step_seconds");
    this.deliveryLag = timing("contactpoint_delivery_lag_seconds");
    this.providerCall = timing("contactpoint_provider_call_seconds");
    const rejected = (by: "here" | "peer", error: string): Count =>
      count("contactpoint_frames_rejected_total", { by, error });
    this.#rejectedHere = byName(PROTOCOL_ERRORS, (error) => rejected("here", error));
    this.#rejectedByPeer = byName(PROTOCOL_ERRORS, (error) => rejected("peer", error));
    this.#rejectedStrangely = rejected("peer", "unknown");
    this.#incidents = byName(INCIDENT_KINDS, (kind) =>
      count("contactpoint_incidents_total", { kind }),
    );
  }

  /** Counts a frame of a peer that this node rejected. */
  frameRejected(error: ProtocolErrorName): void {
    found(this.#rejectedHere, error).inc();
  }

  /** Counts a frame of this node that a peer rejected, for a reason of whatever name. */
  rejectionReceived(error: string): void {
    (this.#rejectedByPeer.get(error) ?? this.#rejectedStrangely).inc();
  }

  /** Counts an incident. */
  incident(kind: IncidentKind): void {
    found(this.#incidents, kind).inc();
  }

  /** Hands what was counted to Prometheus. */
  flush(): void {
    for (const tally of this.#tallies) tally.flush();
  }
}

function byName(
  list: readonly { readonly name: string }[],
  make: (name: string) => Count,
): ReadonlyMap<string, Count> {
  return new Map(list.map(({ name }) => [name, make(name)]));
}
