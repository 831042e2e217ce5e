/** A frame on its way to one peer, until its receipt. */
export interface QueuedFrame {
  readonly key: string;
  readonly text: string;
  /** Of UTF-8. */
  readonly bytes: number;
  /** How often the peer put it off in a row. */
  putOff: number;
}

/** First in, first out, in constant time; what came back goes before the rest. */
export class FrameQueue {
  #frames: QueuedFrame[] = [];
  #head = 0;

  get size(): number {
    return this.#frames.length - this.#head;
  }

  push(frame: QueuedFrame): void {
    this.#frames.push(frame);
  }

  shift(): QueuedFrame | undefined {
    const frame = this.#frames[this.#head];
    if (frame === undefined) {
      return undefined;
    }
    this.#head += 1;
    // The taken half is cut off only when it is the larger, which costs each frame one move.
    if (this.#head * 2 > this.#frames.length) {
      this.#frames = this.#frames.slice(this.#head);
      this.#head = 0;
    }
    return frame;
  }

  putBack(frames: readonly QueuedFrame[]): void {
    this.#frames = [...frames, ...this.#frames.slice(this.#head)];
    this.#head = 0;
  }
}
