import type { RandomBytes } from "./sealed-bytes.ts";

/** Random bytes drawn many at a time, because a call of the generator costs more than its bytes. */
export class NoncePool {
  readonly #random: RandomBytes;
  #drawn: Uint8Array = new Uint8Array(0);
  #used = 0;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** Bytes that were never given before; not for keys, which must not lie beside others. */
  readonly bytes: RandomBytes = (size) => {
    if (this.#used + size > this.#drawn.length) {
      this.#drawn = this.#random(DRAWN_BYTES);
      this.#used = 0;
    }
    this.#used += size;
    return this.#drawn.subarray(this.#used - size, this.#used);
  };
}

/** 341 nonces a draw; drawing each by itself took a tenth of a step's whole time. */
const DRAWN_BYTES = 4_096;
