import { formatPath } from "./problem.ts";
import type { Path, Problem } from "./problem.ts";

/** Where a key or value begins; line and column counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Origin {
  readonly key: Place;
  readonly value: Place;
}

/**
 * Where each entry of each map and list of a document was written. Entries merged from several
 * files keep their own place.
 */
export class Origins {
  readonly #entries = new Map<object, Map<string, Origin>>();
  #top: Place;

  constructor(top: Place) {
    this.#top = top;
  }

  set(container: object, key: string | number, origin: Origin): void {
    const entries = this.#entries.get(container) ?? new Map<string, Origin>();
    entries.set(String(key), origin);
    this.#entries.set(container, entries);
  }

  of(container: object, key: string | number): Origin | undefined {
    return this.#entries.get(container)?.get(String(key));
  }

  /** Takes over what is known of the containers of another document. */
  adopt(other: Origins): void {
    for (const [container, entries] of other.#entries) this.#entries.set(container, entries);
  }

  /** Takes over where another document begins. */
  moveTop(other: Origins): void {
    this.#top = other.#top;
  }

  /** The place of the value (or key) at a path, or of the nearest thing above that exists. */
  locate(root: unknown, path: Path, part: "key" | "value" = "value"): Place {
    let place = this.#top;
    let at = root;
    for (const [depth, key] of path.entries()) {
      if (typeof at !== "object" || at === null) return place;
      const origin = this.of(at, key);
      if (origin === undefined) return place;
      place = part === "key" && depth === path.length - 1 ? origin.key : origin.value;
      at = (at as Record<string | number, unknown>)[key];
    }
    return place;
  }
}

/** A document as plain data, and where each part of it stands. */
export interface LocatedDocument {
  readonly value: unknown;
  readonly origins: Origins;
}

/** A problem at the value of a path; at the key, if the key is what is wrong. */
export function problemAt(
  document: LocatedDocument,
  path: Path,
  message: string,
  hint?: string,
  part: "key" | "value" = "value",
): Problem {
  const place = document.origins.locate(document.value, path, part);
  return {
    ...place,
    path: formatPath(path),
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}
