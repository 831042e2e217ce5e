import { FRAME_LIMITS } from "./frame-limits.ts";

/** What is wrong with a text before anything is built from it. */
export interface ScanFault {
  readonly name: "not-json" | "too-complex" | "forbidden-key";
  readonly detail: string;
}

/** Keys by which JSON reaches into the objects of the language. */
const FORBIDDEN = ["__proto__", "constructor", "prototype"] as const;

/**
 * One pass over the text of a JSON value that builds nothing: refuses too deep a nesting, too many
 * values, keys given twice and keys that no frame may hold. Of a text that is no JSON it may say
 * anything or nothing: `JSON.parse` has the last word on that.
 */
export function scanJson(text: string): ScanFault | undefined {
  // The keys seen in each open object; null stands for an open array.
  const open: (Set<string> | null)[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? new Set() : null);
      if (open.length > FRAME_LIMITS.depth) return tooComplex(`deeper than ${FRAME_LIMITS.depth}`);
    } else if (sign === "}" || sign === "]") {
      open.pop();
    } else if (sign === "," || sign === ":") {
      values += 1;
      if (values > FRAME_LIMITS.values) return tooComplex(`over ${FRAME_LIMITS.values} values`);
    } else if (sign === '"') {
      const end = endOfString(text, at);
      if (end === undefined) return { name: "not-json", detail: "a text does not end" };
      const fault = isKey(text, end) ? faultOfKey(text.slice(at, end), open.at(-1)) : undefined;
      if (fault !== undefined) return fault;
      at = end - 1;
    }
  }
  return undefined;
}

/** The place after the closing quotation mark. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return undefined;
}

/** In JSON a string is a key exactly if a colon follows. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (" \t\n\r".includes(text[at] ?? "-")) at += 1;
  return text[at] === ":";
}

function faultOfKey(quoted: string, seen: Set<string> | null | undefined): ScanFault | undefined {
  const key = decoded(quoted);
  if (key === undefined) return { name: "not-json", detail: "a key is no JSON text" };
  if ((FORBIDDEN as readonly string[]).includes(key)) {
    return { name: "forbidden-key", detail: `the key ${key}` };
  }
  if (seen?.has(key) === true) return { name: "forbidden-key", detail: "a key stands twice" };
  seen?.add(key);
  return undefined;
}

/** The key without its escapes: `"\u005f_proto__"` is `__proto__` too. */
function decoded(quoted: string): string | undefined {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

function tooComplex(detail: string): ScanFault {
  return { name: "too-complex", detail };
}
