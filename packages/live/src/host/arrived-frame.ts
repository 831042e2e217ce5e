import type { MessageBody, MessageType } from "@contactpoint/protocol";
import type { HopEnvelope, Routing } from "../wire/index.ts";

/**
 * A frame that was found good, without the content of its case: enough to carry on from after the
 * case was erased. Plain JSON.
 */
export interface ArrivedFrame {
  readonly key: string;
  readonly position: number;
  readonly routing: Routing;
  readonly due: number | null;
  readonly draw: number | null;
  readonly rings_next: boolean;
  readonly bounce: boolean;
  /** Null where it is sealed for somebody else, and of a bounce. */
  readonly says: Reading | null;
}

/** What a message says to machines. */
export interface Reading {
  readonly type: MessageType;
  readonly item: number;
  readonly body: MessageBody | null;
  readonly instrument: string;
  readonly cause: string;
  readonly sent_at: number;
}

export function arrivedFrame(envelope: HopEnvelope, says: Reading | null): ArrivedFrame {
  const { key, position, routing, due, draw, rings_next, payload } = envelope;
  return {
    key,
    position,
    routing,
    due: due ?? null,
    draw: draw ?? null,
    rings_next: rings_next === true,
    bounce: payload.kind === "bounce",
    says,
  };
}
