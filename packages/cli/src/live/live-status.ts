import { formatInstant } from "@contactpoint/engine";

import { counted } from "../screen/counted.ts";
import { grouped } from "../screen/grouped.ts";

/** How a network stands. */
export interface StatusFacts {
  /** The exercise clock. */
  readonly at: number;
  readonly open: number;
  readonly frames: number;
  /** Exercise seconds in a real second; `Infinity`: as fast as possible. */
  readonly rate: number;
}

const DRAW_EVERY_MS = 500;
const LINE_EVERY_MS = 30_000;
const CLEAR_LINE = "\r\u001B[2K";

/**
 * Says now and then how things stand: in one line that is drawn anew on a terminal, in plain lines
 * elsewhere. @returns what ends it
 */
export function showStatus(stream: NodeJS.WriteStream, facts: () => StatusFacts): () => void {
  const draw = (): void => {
    const text = statusText(facts());
    stream.write(stream.isTTY ? CLEAR_LINE + text.slice(0, stream.columns - 1) : `${text}\n`);
  };
  const timer = setInterval(draw, stream.isTTY ? DRAW_EVERY_MS : LINE_EVERY_MS);
  return () => {
    clearInterval(timer);
    if (stream.isTTY) stream.write(CLEAR_LINE);
  };
}

/** `2027-03-28 04:15 UTC · 23 requests open · 1,204 frames · rate 3600` */
export function statusText({ at, open, frames, rate }: StatusFacts): string {
  const time = `${formatInstant(at).slice(0, 16).replace("T", " ")} UTC`;
  const speed = `rate ${rate === Infinity ? "max" : rate}`;
  return [time, `${counted(open, "request")} open`, `${grouped(frames)} frames`, speed].join(" · ");
}
