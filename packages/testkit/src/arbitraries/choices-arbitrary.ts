import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { RECORD, type Section } from "./plain-data.ts";

/**
 * Single draws overridden by name: what becomes of one of the first messages of a request on a link.
 * `requests` are names of needs such as `first/XA/1`. A name that no draw has is without effect.
 */
export function choicesArbitrary(
  frame: Frame,
  sources: readonly string[],
): fc.Arbitrary<Section[]> {
  const pair = fc
    .tuple(fc.constantFrom(...frame.states), fc.constantFrom(...frame.states))
    .filter(([from, to]) => from !== to);
  const choice = fc
    .record(
      {
        pair,
        from: fc.constantFrom(...frame.states),
        source: fc.constantFrom(...sources),
        message: fc.integer({ min: 1, max: 8 }),
        is: fc.constantFrom("drop", "pass", "copy"),
      },
      RECORD,
    )
    .map(({ pair: [a, b], from, source, message, is }) => ({
      draw: `link/${a}>${b}/${source}/${from}/1/${message}.1`,
      is,
    }));
  return fc.uniqueArray(choice, { maxLength: 3, selector: ({ draw }) => draw });
}
