import fc from "fast-check";
import { expect, test } from "vitest";
import { xmlAttribute } from "./xml-attribute.ts";

/** The `Char` of XML 1.0, said otherwise than in the code: by what is left out. */
function isChar(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

function read(attribute: string): string {
  expect(attribute).toMatch(/^"[^"<>\t\n\r]*"$/);
  return attribute
    .slice(1, -1)
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const BAD = [0, 0x1b, 0x9, 0xa, 0xd, 0x26, 0x3c, 0x3e, 0x22, 0xd800, 0xdc00, 0xfffe, 0xffff];

test("Any text can be an attribute, and all of it that XML can write comes back", () => {
  const codes = fc.array(fc.oneof(fc.constantFrom(...BAD), fc.nat(0x10ffff)));
  fc.assert(
    fc.property(codes, (some) => {
      const text = String.fromCodePoint(...some);
      const kept = Array.from(text, (one) => (isChar(one.codePointAt(0) ?? 0) ? one : "\uFFFD"));
      expect(read(xmlAttribute(text))).toBe(kept.join(""));
    }),
  );
});
