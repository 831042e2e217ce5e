import { entityKey, inverseNormal, KeyedRandom } from "@contactpoint/engine";

/** Independent standard normal numbers, other ones for each name and trial. */
export class NormalDraws {
  readonly #draw;
  readonly #entity;
  #index = 0;

  constructor(name: string, trial: number) {
    this.#draw = new KeyedRandom(trial).label("coverage");
    this.#entity = entityKey(name);
  }

  next(): number {
    return inverseNormal(this.#draw.uniform(this.#entity, this.#index++));
  }

  take(count: number): number[] {
    return Array.from({ length: count }, () => this.next());
  }
}
