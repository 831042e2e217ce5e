import { Origins, problemAt } from "./origins.ts";
import type { LocatedDocument } from "./origins.ts";
import type { Problem } from "./problem.ts";

type YamlMap = Record<string, unknown>;

/** Sections that are one thing, though written as maps: two files cannot share them. */
const SINGLE = ["clock", "import_states", "topology", "register", "practice"];

/**
 * One document of several; the last is the one that includes the others. Named maps are joined,
 * lists appended; what two files both define is a problem at the later one. Core keys of an
 * included file are a problem too.
 */
export function mergeDocuments(
  parts: readonly LocatedDocument[],
  isPart: boolean,
): { readonly document: LocatedDocument; readonly problems: readonly Problem[] } {
  const merger = new Merger();
  for (const [index, part] of parts.entries()) {
    merger.add(part, !isPart && index === parts.length - 1);
  }
  return { document: { value: merger.value, origins: merger.origins }, problems: merger.problems };
}

const CORE_KEYS = [
  "format",
  "id",
  "version",
  "title",
  "description",
  "level",
  "marking",
  "seed",
  "real_states",
  "clock",
];

class Merger {
  readonly value: YamlMap = {};
  readonly origins = new Origins({ file: "", line: 1, column: 1 });
  readonly problems: Problem[] = [];

  add(part: LocatedDocument, isScenario: boolean): void {
    this.origins.adopt(part.origins);
    if (isScenario) this.origins.moveTop(part.origins);
    const map = part.value as YamlMap;
    for (const [key, value] of Object.entries(map)) {
      if (!isScenario && CORE_KEYS.includes(key)) {
        const message = "belongs to the scenario itself, not to a file it includes";
        this.problems.push(problemAt(part, [key], message, undefined, "key"));
        continue;
      }
      if (key === "include" && !isScenario) continue;
      this.#addSection(part, map, key, value);
    }
  }

  #addSection(part: LocatedDocument, map: YamlMap, key: string, value: unknown): void {
    const known = this.value[key];
    if (known === undefined) {
      this.value[key] = copy(value);
      this.#note(this.value, key, part, map, key);
      this.#noteEntries(this.value[key], part, value);
    } else if (Array.isArray(known) && Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        known.push(item);
        this.#note(known, known.length - 1, part, value, index);
      }
    } else if (isMap(known) && isMap(value) && !SINGLE.includes(key)) {
      for (const [name, entry] of Object.entries(value)) {
        if (name in known) {
          const message = `"${name}" is defined in another file too`;
          this.problems.push(problemAt(part, [key, name], message, undefined, "key"));
          continue;
        }
        known[name] = entry;
        this.#note(known, name, part, value, name);
      }
    } else {
      this.problems.push(
        problemAt(part, [key], "is defined in another file too", undefined, "key"),
      );
    }
  }

  #noteEntries(target: unknown, part: LocatedDocument, value: unknown): void {
    if (!isMap(value) && !Array.isArray(value)) return;
    for (const key of Object.keys(value)) this.#note(target as object, key, part, value, key);
  }

  #note(
    target: object,
    key: string | number,
    part: LocatedDocument,
    container: object,
    containerKey: string | number,
  ): void {
    const origin = part.origins.of(container, containerKey);
    if (origin !== undefined) this.origins.set(target, key, origin);
  }
}

/** One level deep: the entries themselves are never changed. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return isMap(value) ? { ...value } : value;
}

function isMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
