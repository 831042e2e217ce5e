import { FRAME_LIMITS } from "./frame-limits.ts";
import type { Frame } from "./frame.ts";
import type { HopEnvelope } from "./hop-envelope.ts";

/**
 * Whether every later hop of an envelope fits a frame: routing and payload stay the same, while its
 * key, names and signature have their bounds.
 */
export function canBePassedOn({ routing, payload }: HopEnvelope): boolean {
  const bytes = Buffer.byteLength(JSON.stringify([routing, payload]));
  return bytes <= FRAME_LIMITS.bytes - FRAME_LIMITS.hop;
}

/**
 * The text of a frame.
 *
 * @throws {RangeError} if it is larger than any node accepts: what cannot be sent must not be
 *   promised to anyone
 */
export function encodeFrame(frame: Frame): string {
  const text = JSON.stringify(frame);
  const bytes = Buffer.byteLength(text);
  if (bytes > FRAME_LIMITS.bytes) {
    throw new RangeError(`A frame of ${bytes} bytes exceeds ${FRAME_LIMITS.bytes}.`);
  }
  return text;
}
