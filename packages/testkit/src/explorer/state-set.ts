/**
 * A set of states, each a row of so many words of 32 bits, numbered in the order of their coming.
 * Rows stand one after another in one array, and an open hash table holds their numbers.
 */
export class StateSet {
  readonly #width: number;
  #rows: Uint32Array;
  #table: Int32Array;
  #size = 0;

  /** @param width words of a row */
  constructor(width: number) {
    this.#width = width;
    this.#rows = new Uint32Array(width * 1024);
    this.#table = new Int32Array(2048).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** Memory taken (bytes). */
  get bytes(): number {
    return this.#rows.byteLength + this.#table.byteLength;
  }

  /** Copies the row of a number into `row`. */
  read(number: number, row: Uint32Array): void {
    const from = number * this.#width;
    for (let word = 0; word < this.#width; word++) row[word] = this.#rows[from + word] ?? 0;
  }

  /** The row's number; a row that was not there before gets the next one. */
  add(row: Uint32Array): number {
    const place = this.#placeOf(row);
    const known = this.#table[place] ?? -1;
    if (known >= 0) return known;
    if ((this.#size + 1) * this.#width > this.#rows.length) this.#rows = doubled(this.#rows);
    this.#rows.set(row, this.#size * this.#width);
    this.#table[place] = this.#size++;
    if (this.#size * 2 > this.#table.length) this.#rehash();
    return this.#size - 1;
  }

  /** Where a row stands in the table, or the free place for it. */
  #placeOf(row: Uint32Array): number {
    const mask = this.#table.length - 1;
    let place = hashOf(row, 0, this.#width) & mask;
    for (;;) {
      const number = this.#table[place] ?? -1;
      if (number < 0 || this.#equals(number, row)) return place;
      place = (place + 1) & mask;
    }
  }

  #equals(number: number, row: Uint32Array): boolean {
    const from = number * this.#width;
    for (let word = 0; word < this.#width; word++)
      if (this.#rows[from + word] !== row[word]) return false;
    return true;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let place = hashOf(this.#rows, number * this.#width, this.#width) & mask;
      while ((table[place] ?? -1) >= 0) place = (place + 1) & mask;
      table[place] = number;
    }
    this.#table = table;
  }
}

function doubled(rows: Uint32Array): Uint32Array {
  const grown = new Uint32Array(rows.length * 2);
  grown.set(rows);
  return grown;
}

/** Mixes the words of a row (the finish of MurmurHash3). */
function hashOf(words: Uint32Array, from: number, width: number): number {
  let hash = 0;
  for (let word = from; word < from + width; word++) {
    hash = Math.imul(hash ^ (words[word] ?? 0), 0x85_eb_ca_6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2_b2_ae_35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}
