import { drawNameOf, type DrawName, type ResolvedScenario } from "@contactpoint/protocol";

/** Null where a scenario leaves every draw to its seed, so that nobody need look. */
export function choicesOf({ choices }: Pick<ResolvedScenario, "choices">): Choices | null {
  return choices.length === 0 ? null : new Choices(choices);
}

/** What a scenario says that single draws give, by the names of the draws. */
export class Choices {
  readonly #made: ReadonlyMap<string, number | string>;
  readonly #honoured = new Set<string>();

  constructor(choices: ResolvedScenario["choices"]) {
    this.#made = new Map(choices.map(({ draw, is }) => [draw, is]));
  }

  /**
   * What is chosen for a draw, where `accept` can make something of it; else undefined, and the
   * draw follows the seed.
   */
  take<T>(draw: DrawName, accept: (is: number | string) => T | undefined): T | undefined {
    const name = drawNameOf(draw);
    const is = this.#made.get(name);
    if (is === undefined) return undefined;
    const accepted = accept(is);
    if (accepted !== undefined) this.#honoured.add(name);
    return accepted;
  }

  /** A time in milliseconds. */
  time(draw: DrawName): number | undefined {
    return this.take(draw, (is) => (typeof is === "number" ? is : undefined));
  }

  /** Names that no draw has asked for, or that none could honour, in the order of the scenario. */
  get unused(): string[] {
    return [...this.#made.keys()].filter((name) => !this.#honoured.has(name));
  }
}
