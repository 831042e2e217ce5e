import { FRAME_LIMITS } from "../wire/index.ts";

/**
 * What the WebSocket layer reads at most. It stops in the middle of a frame and cannot say why in
 * the words of this protocol; so it begins above the protocol's own limit, and a frame that is only
 * a little too long is still refused with the code for it.
 */
export function readerLimits(): { readonly maxPayload: number; readonly maxFragments: number } {
  // A frame of this size fits a hundred packets: whoever cuts it smaller means no good.
  return { maxPayload: 2 * FRAME_LIMITS.bytes, maxFragments: 100 };
}
