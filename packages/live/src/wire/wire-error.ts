import { PROTOCOL_ERRORS } from "@contactpoint/protocol";
import type { ProtocolError, ProtocolErrorName } from "@contactpoint/protocol";
import type { Reject } from "./answer-frames.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";

/** Why a frame is not taken. */
export interface WireError {
  readonly name: ProtocolErrorName;
  /** What exactly is wrong, for the operator at the other end: it quotes no content. */
  readonly detail: string;
  /** The hop's key, if it could be read. */
  readonly key: string | null;
}

/** The refusal that answers a delivery. */
export function rejectOf({ name, detail, key }: WireError): Reject {
  const { code, sentence, finality } = protocolError(name);
  return {
    kind: "reject",
    key,
    error: {
      code,
      name,
      sentence,
      finality,
      detail: detail.slice(0, FRAME_LIMITS.detail).toWellFormed(),
    },
  };
}

function protocolError(name: ProtocolErrorName): ProtocolError {
  const found = PROTOCOL_ERRORS.find((error) => error.name === name);
  if (found === undefined) throw new TypeError(`No error is called ${name}.`);
  return found;
}
