/** Cuts a stream of bytes at its line feeds. What never ends is not kept. */
export class LineSplitter {
  readonly #most: number;
  readonly #line: (text: string) => void;
  #parts: Buffer[] = [];
  #bytes = 0;

  /**
   * @param most bytes of a line
   * @param line gets each line as text, without its line feed
   */
  constructor(most: number, line: (text: string) => void) {
    this.#most = most;
    this.#line = line;
  }

  /** @returns false if a line has become too long; nothing more may be given then */
  take(chunk: Buffer): boolean {
    let from = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed !== -1; feed = chunk.indexOf(LINE_FEED, from)) {
      if (!this.#keep(chunk.subarray(from, feed))) return false;
      this.#cut();
      from = feed + 1;
    }
    return this.#keep(chunk.subarray(from));
  }

  /** The stream has ended: what stands behind the last line feed is a line too, unless it is empty. */
  end(): void {
    if (this.#bytes > 0) this.#cut();
  }

  #keep(part: Buffer): boolean {
    this.#bytes += part.length;
    if (this.#bytes > this.#most) this.#parts = [];
    else this.#parts.push(part);
    return this.#bytes <= this.#most;
  }

  #cut(): void {
    const text = Buffer.concat(this.#parts).toString("utf8");
    this.#parts = [];
    this.#bytes = 0;
    this.#line(text);
  }
}

const LINE_FEED = 0x0a;
