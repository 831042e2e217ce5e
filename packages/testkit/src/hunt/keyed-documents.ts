import { entityKey } from "@contactpoint/engine";
import type { ScenarioDocument } from "@contactpoint/scenario";
import fc from "fast-check";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** The documents of a hunt. Each is a function of the hunt's seed and its own number alone. */
export class KeyedDocuments {
  readonly #arbitrary: fc.Arbitrary<ScenarioDocument>;
  readonly #seed: number;

  /** `seed` is an integer from 0 to 2 ** 53 - 1. */
  constructor(arbitrary: fc.Arbitrary<ScenarioDocument>, seed: number) {
    this.#arbitrary = arbitrary;
    this.#seed = seed;
  }

  /** The document of a run; runs are numbered from 0. */
  draw(run: number): ScenarioDocument {
    const name = `hunt/${this.#seed}/${run}`;
    const [first, second] = [entityKey(name), entityKey(`${name}/second`)];
    // The whole state is given, because seeds of 32 bits would soon repeat.
    const state = [first.hi, first.lo, second.hi, second.lo].map((word) => word | 0);
    const random = new fc.Random(xoroshiro128plusFromState(state));
    return this.#arbitrary.generate(random, undefined).value;
  }
}
