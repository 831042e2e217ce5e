import { stringify } from "yaml";

/** A value on one line: `{ state: XB, retention: P7D }`, `[XA, XB]`, or a scalar. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (typeof value !== "object" || value === null) {
    const text = scalarText(value);
    // Between brackets, commas and brackets end a plain scalar.
    return typeof value === "string" && /^[^"'].*[,[\]{}]/su.test(text)
      ? JSON.stringify(value)
      : text;
  }
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const inside = entries.map(([key, inner]) => `${keyText(key)}: ${flowText(inner)}`);
  return inside.length === 0 ? "{}" : `{ ${inside.join(", ")} }`;
}

/** A scalar, in quotes only where it must be, or where older readers of YAML take it for another. */
export function scalarText(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return SURPRISING.test(value) || !PRINTABLE.test(value)
    ? JSON.stringify(value)
    : stringify(value, PLAIN).trimEnd();
}

export function keyText(key: string): string {
  const text = scalarText(key);
  return /^[^"'].*[,[\]{}]/su.test(text) ? JSON.stringify(key) : text;
}

const PLAIN = { lineWidth: 0, blockQuote: false, singleQuote: false } as const;

/** Times of day are numbers to base 60, and some words truth values, to readers of YAML 1.1. */
const SURPRISING = /^(\d+(:\d+)+|y|n|yes|no|on|off|<<)$/iu;

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;
