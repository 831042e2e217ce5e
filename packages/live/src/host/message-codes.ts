import type { Keep } from "../store/index.ts";

/** A whole number for each of many messages, by their ids: `<reference of the request>#<number>`. */
export class MessageCodes {
  /** By request: number within the request, rising, then the code. */
  readonly #of: Keep<readonly number[]>;

  constructor(keep: Keep<readonly number[]>) {
    this.#of = keep;
  }

  /** `number`: within the request. What was there before is replaced. */
  set(request: string, number: number, code: number): void {
    const codes = this.#of.get(request) ?? [];
    const place = placeOf(codes, number);
    const stood = codes[place] === number ? 2 : 0;
    this.#of.set(request, codes.toSpliced(place, stood, number, code));
  }

  /** By an id exactly as its author writes it. */
  find(id: string): number | undefined {
    const mark = id.lastIndexOf("#");
    const text = id.slice(mark + 1);
    const number = Number(text);
    if (String(number) !== text) return undefined;
    const codes = this.#of.get(id.slice(0, mark)) ?? [];
    const place = placeOf(codes, number);
    return codes[place] === number ? codes[place + 1] : undefined;
  }
}

/** Where a number stands, or would; looked for from the end, since numbers rise as they are given. */
function placeOf(codes: readonly number[], number: number): number {
  let place = codes.length;
  while (place > 0 && (codes[place - 2] ?? 0) >= number) place -= 2;
  return place;
}
