const FIRST_CAPACITY = 256;

/** A column of numbers that grows by doubling; unset places read as the filler. */
export class GrowingColumn<Data extends Float64Array | Int32Array | Int8Array> {
  readonly #create: (length: number) => Data;
  readonly #filler: number;
  #data: Data;
  #length = 0;

  constructor(create: (length: number) => Data, filler: number) {
    this.#create = create;
    this.#filler = filler;
    this.#data = create(FIRST_CAPACITY);
    this.#data.fill(filler);
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const larger = this.#create(this.#data.length * 2);
      larger.fill(this.#filler, this.#length);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.#length] = value;
    this.#length += 1;
  }

  pushFiller(): void {
    this.push(this.#filler);
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

  /** The values so far, without copying. */
  values(): Data {
    return this.#data.subarray(0, this.#length) as Data;
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
