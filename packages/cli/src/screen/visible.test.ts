import fc from "fast-check";
import { expect, test } from "vitest";

import { visible } from "./visible.ts";

test("No text of another's steers the terminal, and harmless ones stay as they are", () => {
  expect(visible("ev\u001b[31mil\u0007\r\n\u009b1m \u202eabc")).toBe(
    String.raw`ev\u001b[31mil\u0007\u000d\u000a\u009b1m \u202eabc`,
  );
  expect(visible("Größe 10 € \u{1F4EE} \\ <b>")).toBe("Größe 10 € \u{1F4EE} \\ <b>");
  expect(visible("x\ud800y")).toBe("x\ufffdy");
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), (codes) => {
      for (const character of visible(String.fromCharCode(...codes))) {
        const code = character.codePointAt(0) ?? 0;
        if (code < 0x20 || (code >= 0x7f && code < 0xa0)) throw new Error(`U+${code.toString(16)}`);
      }
    }),
  );
});

test("A text can be cut, which shows", () => {
  expect(visible("abc", 3)).toBe("abc");
  expect(visible("abcd", 3)).toBe("abc…");
});
