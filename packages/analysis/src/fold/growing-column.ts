/** Rows that columns have room for at first. */
const FIRST_CAPACITY = 256;

/**
 * A column of numbers whose unset places read as the filler. Columns of one table grow together,
 * so that a new row costs nothing but the places that are set.
 */
export class GrowingColumn<Data extends Float64Array | Int32Array | Int8Array> {
  readonly #create: (length: number) => Data;
  readonly #filler: number;
  #data: Data;

  constructor(create: (length: number) => Data, filler: number) {
    this.#create = create;
    this.#filler = filler;
    this.#data = create(FIRST_CAPACITY);
    this.#data.fill(filler);
  }

  /** Makes room for so many rows. */
  grow(capacity: number): void {
    const larger = this.#create(capacity);
    larger.fill(this.#filler, this.#data.length);
    larger.set(this.#data);
    this.#data = larger;
  }

  at(row: number): number {
    return this.#data[row] ?? this.#filler;
  }

  set(row: number, value: number): void {
    this.#data[row] = value;
  }

  add(row: number, value: number): void {
    this.#data[row] = this.at(row) + value;
  }

  /** Sets a place that still holds the filler: the first fact counts. */
  setFirst(row: number, value: number): void {
    if (Object.is(this.at(row), this.#filler)) {
      this.#data[row] = value;
    }
  }

  /** The values of the first rows, without copying. */
  values(rows: number): Data {
    return this.#data.subarray(0, rows) as Data;
  }
}

export type InstantColumn = GrowingColumn<Float64Array>;

export function instantColumn(): InstantColumn {
  return new GrowingColumn((length) => new Float64Array(length), Number.NaN);
}

export function sumColumn(): GrowingColumn<Float64Array> {
  return new GrowingColumn((length) => new Float64Array(length), 0);
}

export function rowColumn(): GrowingColumn<Int32Array> {
  return new GrowingColumn((length) => new Int32Array(length), -1);
}

export function flagColumn(): GrowingColumn<Int8Array> {
  return new GrowingColumn((length) => new Int8Array(length), -1);
}

/** True of the row numbers at which the columns of a table must grow, to twice the number. */
export function isFull(rows: number): boolean {
  return rows >= FIRST_CAPACITY && (rows & (rows - 1)) === 0;
}
