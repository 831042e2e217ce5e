import { philox } from "./philox.ts";

/** 64 bits that stand for the name of an entity, as two unsigned 32-bit words. */
export type EntityKey = { readonly hi: number; readonly lo: number };

// Domains keep the keys of entities, labels and draws apart (the fourth counter word of a draw
// is its `sub`, which no caller takes as far as this).
const ENTITY_DOMAIN = 0xe0000000;
const LABEL_DOMAIN = 0xf0000000;
const UNITS_PER_BLOCK = 4;
const TWO_TO_26 = 2 ** 26;
const TWO_TO_32 = 2 ** 32;
const TWO_TO_MINUS_53 = 2 ** -53;
const LEAST_UNIFORM = 2 ** -54;

/** Hash of the name's UTF-16 code units. Names that differ get unrelated keys. */
export function entityKey(name: string): EntityKey {
  return digest(name, 0, 0, ENTITY_DOMAIN);
}

/**
 * Random numbers that are a pure function of (seed, label, entity, index, sub): no draw depends on
 * which others were taken, or in what order.
 */
export class KeyedRandom {
  readonly #hi: number;
  readonly #lo: number;

  /** `seed` is an integer from 0 to 2 ** 53 - 1; a RangeError otherwise. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new RangeError(`a seed is an integer from 0 to 2 ** 53 - 1, not ${seed}`);
    }
    this.#hi = Math.floor(seed / TWO_TO_32);
    this.#lo = seed >>> 0;
  }

  /** The draws for one purpose, such as `"service-time"`. */
  label(name: string): Draw {
    return new Draw(digest(name, this.#hi, this.#lo, LABEL_DOMAIN));
  }
}

/** The draws of one seed and label. */
export class Draw {
  /** The two independent uniforms of the block that `pair` computed last. */
  first = LEAST_UNIFORM;
  second = LEAST_UNIFORM;

  readonly #key0: number;
  readonly #key1: number;
  readonly #block = new Uint32Array(4);

  constructor(key: EntityKey) {
    // As signed words they stay small integers for the engine, which reads them faster.
    this.#key0 = key.lo | 0;
    this.#key1 = key.hi | 0;
  }

  /**
   * A uniform number in the open interval (0, 1) with 53 random bits.
   * `index` numbers the draws of the entity, `sub` the numbers within one draw; both are
   * integers from 0 to 2 ** 32 - 1 (`sub` below 0xe0000000).
   */
  uniform(entity: EntityKey, index: number, sub = 0): number {
    const block = this.#block;
    philox(entity.lo, entity.hi, index, sub, this.#key0, this.#key1, block);
    return toUniform(block[0] as number, block[1] as number);
  }

  /**
   * Sets `first` to `uniform(entity, index, sub)` and `second` to a further uniform number,
   * which one block of the generator yields at the price of one.
   */
  pair(entity: EntityKey, index: number, sub = 0): void {
    const block = this.#block;
    philox(entity.lo, entity.hi, index, sub, this.#key0, this.#key1, block);
    this.first = toUniform(block[0] as number, block[1] as number);
    this.second = toUniform(block[2] as number, block[3] as number);
  }
}

/** Multiples of 2 ** -53 below 1; zero, which would leave the open interval, becomes 2 ** -54. */
function toUniform(high: number, low: number): number {
  const bits = (high >>> 5) * TWO_TO_26 + (low >>> 6);
  return bits === 0 ? LEAST_UNIFORM : bits * TWO_TO_MINUS_53;
}

/**
 * Chains Philox blocks over the code units: each block's output is the next one's key.
 * The last block carries the number of units, so that no name is a prefix of another.
 */
function digest(name: string, hi: number, lo: number, domain: number): EntityKey {
  const state = new Uint32Array([lo, hi, 0, 0]);
  for (let at = 0; at < name.length; at += UNITS_PER_BLOCK) {
    const left = unitAt(name, at) | (unitAt(name, at + 1) << 16);
    const right = unitAt(name, at + 2) | (unitAt(name, at + 3) << 16);
    philox(left, right, at, domain, state[0] as number, state[1] as number, state);
  }
  const [first = 0, second = 0] = state;
  philox(name.length, 0, 0xffffffff, domain, first, second, state);
  return { lo: state[0] as number, hi: state[1] as number };
}

function unitAt(name: string, at: number): number {
  return at < name.length ? name.charCodeAt(at) : 0;
}
