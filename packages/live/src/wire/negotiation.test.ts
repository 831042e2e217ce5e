import { PROTOCOL_VERSION } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CLOSE_CODES, closeCode } from "./close-codes.ts";
import { chooseProtocol, chooseVersion, offeredProtocols, spokenVersions } from "./negotiation.ts";

test("both ends agree on a sub-protocol that one offered and the other speaks, or on none", () => {
  expect(chooseProtocol(["chat", ...offeredProtocols()])).toBe("contactpoint.v1");
  expect(chooseProtocol(["contactpoint.v2", "chat"])).toBeUndefined();
  expect(chooseProtocol([])).toBeUndefined();
});

test("the version of this code is spoken, and chosen by two nodes of this code", () => {
  expect(spokenVersions()).toContain(PROTOCOL_VERSION);
  expect(chooseVersion(spokenVersions())).toBe(PROTOCOL_VERSION);
});

test("the version chosen is spoken by both ends, and none that both speak is newer", () => {
  const part = fc.integer({ min: 0, max: 12 });
  const versions = fc.array(fc.tuple(part, fc.nat(1), part), { maxLength: 6 });
  fc.assert(
    fc.property(versions, versions, versions, (shared, theirs, ours) => {
      const text = (list: [number, number, number][]): string[] =>
        list.map((parts) => parts.join("."));
      const [left, right] = [text([...theirs, ...shared]), text([...shared, ...ours])];
      const chosen = chooseVersion(left, right);
      expect(chosen).toBe(chooseVersion(right, left));
      const rank = (version: string): number =>
        version.split(".").reduce((sum, digits) => sum * 100 + Number(digits), 0);
      const common = left.filter((version) => right.includes(version)).map(rank);
      expect(chosen === undefined ? [] : [rank(chosen)]).toEqual(
        common.length === 0 ? [] : [Math.max(...common)],
      );
    }),
  );
});

test("close codes are the application's, ascend, and say one short sentence each", () => {
  const codes = CLOSE_CODES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => a - b));
  expect(new Set(CLOSE_CODES.map(({ name }) => name)).size).toBe(codes.length);
  for (const { code, name, sentence } of CLOSE_CODES) {
    expect(code).toBeGreaterThanOrEqual(4000);
    expect(code).toBeLessThan(5000);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    // RFC 6455, 5.5: a control frame carries 125 bytes, two of them the code.
    expect(Buffer.byteLength(sentence)).toBeLessThanOrEqual(123);
    expect(closeCode(name).code).toBe(code);
  }
});
