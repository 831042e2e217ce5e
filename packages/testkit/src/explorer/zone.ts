import { DAY, SECOND } from "@contactpoint/engine";

/** Steps stand at least so far apart, and deadlines that do not come lie at least so far behind. */
export const GAP = SECOND;
/** Beyond so long nothing depends on how long ago something was. */
const LONG = 1000 * DAY;

/** A deadline that is set: it comes `due` (ms) after its base. */
export interface PendingDeadline {
  readonly base: string;
  readonly due: number;
}

/**
 * All times at which the steps of a path may take place, as least distances between the present and
 * the instants that open deadlines count from. Two paths to one state with equal zones allow the same
 * from there on.
 */
export class Zone {
  /** The present first. */
  readonly #names: readonly string[];
  /** At `[i][j]` how much later `j` is than `i` at least; negative: how much earlier at most. */
  readonly #least: readonly (readonly number[])[];

  private constructor(names: readonly string[], least: readonly (readonly number[])[]) {
    this.#names = names;
    this.#least = least;
  }

  static begin(): Zone {
    return new Zone([NOW], [[0]]);
  }

  get key(): string {
    return `${this.#names.join()} ${this.#least.map((row) => row.join()).join(";")}`;
  }

  /**
   * A step later: `came` is the deadline by which it happens, if it is one, and before `open` ones
   * it must take place. Null where no time is left for it.
   */
  step(came: PendingDeadline | null, open: readonly PendingDeadline[]): Zone | null {
    const names = [...this.#names, NEXT];
    const size = names.length;
    const least = this.#least.map((row) => [...row, -Infinity]);
    least.push(Array.from({ length: size }, (_, at) => (at === size - 1 ? 0 : -Infinity)));
    const at = (name: string): number => names.indexOf(name);
    const atLeast = (from: number, to: number, by: number): void => {
      const row = least[from];
      if (row !== undefined) row[to] = Math.max(row[to] ?? -Infinity, by);
    };
    const next = size - 1;
    atLeast(0, next, GAP);
    if (came !== null) {
      atLeast(at(came.base), next, came.due);
      atLeast(next, at(came.base), -came.due);
    }
    for (const { base, due } of open) atLeast(next, at(base), GAP - due);
    close(least);
    if (least.some((row, index) => (row[index] ?? 0) > 0)) return null;
    // The step becomes the present.
    const order = [next, ...names.keys()].filter((place) => place !== 0);
    const kept = [...new Set(order)];
    return new Zone(
      [NOW, ...kept.slice(1).map((place) => names[place] ?? "")],
      kept.map((row) => kept.map((column) => clipped(least[row]?.[column] ?? -Infinity))),
    );
  }

  /** With an instant more, which is the present. */
  mark(name: string): Zone {
    const without = this.keep(new Set(this.#names.filter((known) => known !== name)));
    const least = without.#least.map((row) => [...row, row[0] ?? 0]);
    least.push([...(least[0] ?? [])]);
    return new Zone([...without.#names, name], least);
  }

  /** Only with these instants, and the present. */
  keep(names: ReadonlySet<string>): Zone {
    const places = [...this.#names.keys()].filter(
      (place) => place === 0 || names.has(this.#names[place] ?? ""),
    );
    return new Zone(
      places.map((place) => this.#names[place] ?? ""),
      places.map((row) => places.map((column) => this.#least[row]?.[column] ?? -Infinity)),
    );
  }
}

const NOW = "now";
const NEXT = "next";

function clipped(least: number): number {
  return Math.min(least, LONG);
}

/** Adds what follows from two distances together. */
function close(least: number[][]): void {
  for (const [middle, through] of least.entries())
    for (const row of least) {
      const first = row[middle] ?? -Infinity;
      if (first === -Infinity) continue;
      for (const [to, second] of through.entries())
        if (first + second > (row[to] ?? -Infinity)) row[to] = first + second;
    }
}
