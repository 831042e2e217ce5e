import fc from "fast-check";

/** A frame and what is done to its text before it is sent. */
export function mutatedText(corpus: readonly string[]): fc.Arbitrary<string> {
  const text = fc.constantFrom(...corpus);
  // Not fc.double, which draws floats of all sizes alike and so nearly always the beginning.
  const place = fc.nat(PLACES - 1).map((n) => n / PLACES);
  const mutation = fc.tuple(fc.constantFrom(...MUTATIONS), place, fc.constantFrom(...ODD), text);
  return fc
    .tuple(text, fc.array(mutation, { maxLength: 3, size: "max" }))
    .map(([start, steps]) =>
      steps.reduce((mutated, [step, at, odd, other]) => step(mutated, at, odd, other), start),
    );
}

const PLACES = 2 ** 20;

type Mutation = (text: string, at: number, odd: string, other: string) => string;

/** JSON values that a field was not meant for. */
const ODD: readonly string[] = [
  "null",
  "true",
  "-1",
  "0",
  "-0",
  "1e308",
  "1e999",
  "9007199254740993",
  "0.1",
  '""',
  "[]",
  "{}",
  "[[]]",
  `${"[".repeat(11)}${"]".repeat(11)}`,
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  `[${"0,".repeat(5_000)}0]`,
  `"${"x".repeat(5_000)}"`,
  String.raw`"\u0000"`,
  String.raw`"\ud83d"`,
  '"\u202e\ufeff\u0301"',
  '"XA"',
  '"__proto__"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{}}}',
  '"2027-03-27T18:00:00Z"',
];

const VALUES = /:\s*("(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null)/g;
const KEYS = /"([a-z_]+)"\s*:/g;

const MUTATIONS: readonly Mutation[] = [
  // A bit flips.
  (text, at) => {
    const n = Math.floor(at * text.length);
    const flipped = String.fromCharCode(text.charCodeAt(n) ^ (1 << (Math.floor(at * 1e6) % 7)));
    return text.slice(0, n) + flipped + text.slice(n + 1);
  },
  // It is cut short, or goes on too long.
  (text, at) => text.slice(0, Math.floor(at * text.length)),
  (text, at, odd) => text + odd.slice(0, Math.floor(at * odd.length)),
  // A part stands twice, or is missing.
  (text, at) => {
    const n = Math.floor(at * text.length);
    return text.slice(0, n) + text.slice(Math.floor(n / 2));
  },
  // A value of another type, depth, size or script.
  (text, at, odd) => replaced(text, VALUES, at, `:${odd}`),
  (text, at, odd) => replaced(text, VALUES, at, `:${odd}`),
  // A value of another field of another frame.
  (text, at, _odd, other) => replaced(text, VALUES, at, foundIn(other, VALUES, at)),
  // A key of another field, of the language, twice, or unknown.
  (text, at, _odd, other) => replaced(text, KEYS, at, foundIn(other, KEYS, at)),
  (text, at) => replaced(text, KEYS, at, String.raw`"\u005f_proto__":`),
  (text, at, odd) => replaced(text, KEYS, at, `"odd":${odd},"odd":`),
];

function replaced(text: string, pattern: RegExp, at: number, by: string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[Math.floor(at * found.length)];
  if (match === undefined) return text;
  return text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}

function foundIn(text: string, pattern: RegExp, at: number): string {
  const found = [...text.matchAll(pattern)];
  return found[Math.floor(at * found.length)]?.[0] ?? "";
}
