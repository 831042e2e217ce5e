import type { Draw, EntityKey } from "./keyed-random.ts";
import { ln } from "./ln-exp.ts";
import type { Instant } from "./time.ts";

/** A rate in arrivals per millisecond, constant until the instant `until` (or `Infinity`). */
export type RatePiece = { readonly rate: number; readonly until: Instant };

/**
 * Arrivals of a Poisson process whose rate is piecewise constant. The intensity between the
 * arrivals k - 1 and k is the unit exponential number `k` of (draw, entity), so that an arrival
 * depends on its number and the rates, and on no other draw.
 */
export class PoissonArrivals {
  readonly #rate: (from: Instant) => RatePiece;
  readonly #draw: Draw;
  readonly #entity: EntityKey;
  #index = 0;
  /** Exact position of the last arrival; arrivals are reported rounded down. */
  #position: number;

  /** `rate(from)` tells the rate from that instant on; it may be asked about an instant twice. */
  constructor(rate: (from: Instant) => RatePiece, draw: Draw, entity: EntityKey, start: Instant) {
    this.#rate = rate;
    this.#draw = draw;
    this.#entity = entity;
    this.#position = start;
  }

  /**
   * The next arrival in whole milliseconds; `Infinity` when the rate is 0 for ever.
   * Throws a RangeError at a negative rate or a piece that does not end after it begins.
   */
  next(): Instant {
    let intensity = -ln(this.#draw.uniform(this.#entity, this.#index++));
    while (this.#position < Infinity) {
      const from = Math.floor(this.#position);
      const { rate, until } = this.#rate(from);
      if (!(rate >= 0 && until > this.#position)) {
        throw new RangeError(`at ${from} the rate ${rate} until ${until} is no piece of a process`);
      }
      const available = rate === 0 ? 0 : rate * (until - this.#position);
      if (intensity < available) {
        this.#position += intensity / rate;
        break;
      }
      intensity -= available;
      this.#position = until;
    }
    return Math.floor(this.#position);
  }
}
