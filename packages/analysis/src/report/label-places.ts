const CHARACTER = 6;
const HEIGHT = 11;

/** Places labels so that they do not cover one another, as far as the candidates allow. */
export class LabelPlaces {
  readonly #taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];

  /** The first candidate that covers no earlier label, else the first. `x` is the text's left end. */
  place<C extends { readonly x: number; readonly y: number }>(
    text: string,
    candidates: readonly [C, ...C[]],
  ): C {
    const width = labelWidth(text);
    const chosen = candidates.find((at) => this.#isFree(at, width)) ?? candidates[0];
    this.#taken.push({ ...chosen, width });
    return chosen;
  }

  #isFree({ x, y }: { readonly x: number; readonly y: number }, width: number): boolean {
    return this.#taken.every(
      (other) =>
        Math.abs(other.y - y) >= HEIGHT || other.x >= x + width || x >= other.x + other.width,
    );
  }
}

/** How wide a label of a drawing is, about. */
export function labelWidth(text: string): number {
  return text.length * CHARACTER;
}
