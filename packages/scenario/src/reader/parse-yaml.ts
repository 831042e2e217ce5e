import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Node, Pair, YAMLError } from "yaml";

import { Origins } from "./origins.ts";
import type { LocatedDocument, Place } from "./origins.ts";
import { formatPath } from "./problem.ts";
import type { Path, Problem } from "./problem.ts";

type Parsed = LocatedDocument & { readonly problems: readonly Problem[] };

/** Reads a file of YAML 1.2, core schema, without tags, anchors, aliases, merge keys and repeated keys. */
export function parseYaml(file: string, text: string): Parsed {
  try {
    return parseShallow(file, text);
  } catch (error) {
    // Thousands of brackets inside one another exhaust the stack of any recursive parser.
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(file);
  }
}

function tooDeep(file: string): Parsed {
  const place = { file, line: 1, column: 1 };
  const message = "lists and maps lie too deep inside one another to be read";
  return { value: null, origins: new Origins(place), problems: [{ ...place, path: "", message }] };
}

function parseShallow(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    version: "1.2",
    schema: "core",
    strict: true,
    uniqueKeys: true,
    merge: false,
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: false,
  });
  if (parsed.errors.some(({ code, message }) => code === EXHAUSTED || /stack/i.test(message))) {
    return tooDeep(file);
  }
  const converter = new Converter(file, lines);
  const value = parsed.contents === null ? null : converter.convert(parsed.contents, []);
  const syntax = parsed.errors.map((error) => syntaxProblem(error, file, text, lines));
  const directives = text.startsWith("%")
    ? [{ file, line: 1, column: 1, path: "", message: "a scenario has no YAML directives" }]
    : [];
  return {
    value,
    origins: converter.origins,
    problems: [...directives, ...syntax, ...converter.problems],
  };
}

const EXHAUSTED: YAMLError["code"] = "RESOURCE_EXHAUSTION";

class Converter {
  readonly problems: Problem[] = [];
  readonly origins: Origins;
  readonly #file: string;
  readonly #lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
    this.origins = new Origins({ file, line: 1, column: 1 });
  }

  convert(node: unknown, path: Path): unknown {
    if (isAlias(node)) {
      this.#refuse(node, path, "aliases (*name) are not allowed", "write the value out");
      return null;
    }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    if (node.anchor !== undefined) {
      this.#refuse(node, path, "anchors (&name) are not allowed", "write the value out");
    }
    if (node.tag !== undefined) {
      this.#refuse(node, path, `tags (${node.tag}) are not allowed`, "leave the tag out");
    }
    if (isScalar(node)) return node.value;
    if (isMap(node)) return this.#map(node.items, path);
    const list: unknown[] = [];
    for (const [index, item] of node.items.entries()) {
      const place = this.#place(item);
      this.origins.set(list, index, { key: place, value: place });
      list.push(this.convert(item, [...path, index]));
    }
    return list;
  }

  #map(pairs: readonly Pair[], path: Path): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const name = this.#keyOf(key, path);
      if (name === null || name.startsWith("x-")) continue;
      const at = this.#place(key);
      const origin = { key: at, value: value === null ? at : this.#place(value, at) };
      this.origins.set(map, name, origin);
      map[name] = this.convert(value, [...path, name]);
    }
    return map;
  }

  #keyOf(key: unknown, path: Path): string | null {
    const node = key as Node;
    if (!isScalar(key)) {
      this.#refuse(node, path, "a key is a plain text");
      return null;
    }
    if (key.value === "<<") {
      this.#refuse(key, path, "merge keys (<<) are not allowed", "write the entries out");
      return null;
    }
    if (key.value === "__proto__") {
      this.#refuse(key, path, 'unknown key "__proto__"');
      return null;
    }
    if (typeof key.value !== "string") {
      const written = key.source ?? String(key.value);
      this.#refuse(key, path, `the key ${written} is no text`, `put it in quotes: "${written}"`);
      return null;
    }
    if (key.anchor !== undefined || key.tag !== undefined) {
      this.#refuse(key, path, "anchors and tags are not allowed");
    }
    return key.value;
  }

  #place(node: unknown, otherwise?: Place): Place {
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    if (range === null || range === undefined) {
      return otherwise ?? { file: this.#file, line: 1, column: 1 };
    }
    const { line, col } = this.#lines.linePos(range[0]);
    return { file: this.#file, line, column: col };
  }

  #refuse(node: unknown, path: Path, message: string, hint?: string): void {
    this.problems.push({
      ...this.#place(node),
      path: formatPath(path),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

const SYNTAX: Partial<Record<YAMLError["code"], string>> = {
  TAB_AS_INDENT: "a tab stands where spaces are wanted; indent by spaces",
  MULTIPLE_DOCS: "a scenario is one document; a second one begins here",
  BAD_INDENT: "this line is indented differently from its neighbours",
  MISSING_CHAR: "a character is missing: a closing quote or bracket, or the space after a colon",
  BLOCK_AS_IMPLICIT_KEY:
    "a key and value stand inside another value; put a text with : in quotes, or check the indentation",
  MULTILINE_IMPLICIT_KEY: "a key has no colon, or an earlier line is not finished",
  UNEXPECTED_TOKEN: "this is not expected here; texts with : # [ ] { } need quotes",
};

function syntaxProblem(error: YAMLError, file: string, text: string, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  const rest = text.slice(error.pos[0]);
  const repeated = /^["']?([^"':\s]+)/.exec(rest)?.[1] ?? "";
  const [, kind] = /^Flow (map|sequence) in block/.exec(error.message) ?? [];
  const [open, close] = kind === "map" ? ["{", "}"] : ["[", "]"];
  const message =
    error.code === "DUPLICATE_KEY"
      ? `the key "${repeated}" is given twice in one map`
      : kind !== undefined
        ? `an earlier ${open} is not closed; close it with ${close}, or indent this line further`
        : (SYNTAX[error.code] ?? `this is no YAML: ${error.message.split("\n")[0] ?? ""}`);
  return { file, line, column: col, path: "", message };
}
