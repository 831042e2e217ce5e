import fc from "fast-check";
import { expect, test } from "vitest";
import { frameArbitrary } from "../testing/frame-arbitrary.ts";
import { SAMPLE_MESSAGE, sampleDirect, sampleSigned } from "../testing/sample-frames.ts";
import { encodeFrame } from "./encode-frame.ts";
import { FRAME_LIMITS } from "./frame-limits.ts";
import { FRAME_KINDS, frameSchema } from "./frame.ts";
import type { HopEnvelope } from "./hop-envelope.ts";
import { parseFrame } from "./parse-frame.ts";
import { rejectOf } from "./wire-error.ts";

test("every frame is read as it was written, however it is spaced", () => {
  fc.assert(
    fc.property(frameArbitrary(), fc.constantFrom(0, 1, "\t"), (frame, space) => {
      expect(parseFrame(encodeFrame(frame))).toEqual({ frame });
      expect(parseFrame(JSON.stringify(frame, null, space))).toEqual({ frame });
    }),
  );
});

test("no text makes it throw, and what it refuses can be answered", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const { frame, error } = parseFrame(text);
      expect((frame === undefined) !== (error === undefined)).toBe(true);
      if (error !== undefined) {
        const reject = rejectOf(error);
        expect(parseFrame(encodeFrame(reject))).toEqual({ frame: reject });
      }
    }),
    { numRuns: 500 },
  );
});

test("a frame with any stretch of its text replaced is refused or a frame again", () => {
  fc.assert(
    fc.property(
      frameArbitrary(),
      fc.nat(),
      fc.nat(6),
      fc.constantFrom("", '"', "{", "}", "[", ",", ":", "\\", "0", '"__proto__":{"x":1},', "\\u"),
      (frame, start, length, put) => {
        const text = encodeFrame(frame);
        const at = start % text.length;
        const { frame: read } = parseFrame(text.slice(0, at) + put + text.slice(at + length));
        if (read !== undefined) expect(frameSchema.safeParse(read).data).toEqual(read);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a field that no frame has is refused at every place", () => {
  fc.assert(
    fc.property(
      frameArbitrary(),
      fc.nat(),
      fc.stringMatching(/^[a-z_]{1,9}$/),
      (frame, pick, key) => {
        const copy = structuredClone(frame);
        const objects = objectsIn(copy).filter((object) => !Array.isArray(object));
        const target = objects[pick % objects.length] ?? {};
        fc.pre(!(`${key}x` in target));
        Object.assign(target, { [`${key}x`]: 1 });
        expect(parseFrame(JSON.stringify(copy)).error?.name).toBe("malformed");
      },
    ),
  );
});

test("a key of the language is refused at every place, escaped or not, and touches no prototype", () => {
  fc.assert(
    fc.property(
      frameArbitrary(),
      fc.nat(),
      fc.constantFrom("__proto__", "constructor", "prototype"),
      fc.nat(20),
      (frame, pick, key, escaped) => {
        const quoted = key
          .split("")
          .map((letter, index) =>
            index === escaped ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter,
          )
          .join("");
        const text = encodeFrame(frame);
        const braces = [...text.matchAll(/\{(?=")/g)].filter(({ index }) => isOutside(text, index));
        const at = (braces[pick % braces.length]?.index ?? 0) + 1;
        const forged = `${text.slice(0, at)}"${quoted}" : {"polluted":true},${text.slice(at)}`;
        expect(JSON.parse(forged)).toBeTypeOf("object");
        expect(parseFrame(forged).error?.name).toBe("forbidden-key");
        expect("polluted" in {}).toBe(false);
      },
    ),
  );
});

test("what passes has the prototypes of plain objects and arrays, and nothing else", () => {
  fc.assert(
    fc.property(frameArbitrary(), (frame) => {
      for (const object of objectsIn(parseFrame(encodeFrame(frame)).frame ?? {})) {
        const prototype: unknown = Object.getPrototypeOf(object);
        expect(prototype === Object.prototype || prototype === Array.prototype).toBe(true);
      }
    }),
  );
});

test("a key that stands twice is refused; one that stands in two objects is not", () => {
  expect(parseFrame('{"kind":"welcome", "kin\\u0064" :"proof"}').error?.name).toBe("forbidden-key");
  expect(parseFrame('{"a":[{"b":1},{"b":1}],"c":{"a":2}}').error?.name).toBe("unknown-kind");
});

test("half a character is refused, raw or escaped, as text or as key", () => {
  for (const half of ["\ud83d", String.raw`\ud83d`, String.raw`\uDE00\uD83D`]) {
    expect(parseFrame(`{"kind":"receipt","key":"${half}"}`).error?.name).toBe("not-json");
    expect(parseFrame(`{"kind":"receipt","key":[{"${half}":1}]}`).error?.name).toBe("not-json");
  }
  const whole = String.raw`{"kind":"receipt","key":"\ud83d\ude00"}`;
  expect(parseFrame(whole).frame).toEqual({ kind: "receipt", key: "\u{1f600}" });
});

test("the limits are exact", () => {
  const { bytes, depth, values } = FRAME_LIMITS;
  const welcome = '{"kind":"welcome"}';
  expect(parseFrame(welcome.padEnd(bytes)).error).toBeUndefined();
  expect(parseFrame(welcome.padEnd(bytes + 1)).error?.name).toBe("oversize");
  expect(parseFrame(`{"k":"${"é".repeat(bytes / 2)}"}`).error?.name).toBe("oversize");
  const nested = (n: number): string => `${"[".repeat(n)}${"]".repeat(n)}`;
  expect(parseFrame(nested(depth)).error?.name).toBe("not-json");
  expect(parseFrame(nested(depth + 1)).error?.name).toBe("too-complex");
  expect(parseFrame("[".repeat(bytes)).error?.name).toBe("too-complex");
  expect(parseFrame(`[0${",0".repeat(values)}]`).error?.detail).toBe("no object");
  expect(parseFrame(`[0${",0".repeat(values + 1)}]`).error?.name).toBe("too-complex");
});

test("brackets, colons and quotation marks inside texts count for nothing", () => {
  const tricky = `${"[{".repeat(50)}\\":"__proto__":${",".repeat(9000)}`;
  const envelope = saying(tricky);
  expect(parseFrame(encodeFrame(envelope)).frame).toEqual(envelope);
});

test("a refusal names the key of a delivery that has one", () => {
  const { payload: _, ...rest } = sampleDirect();
  expect(parseFrame(JSON.stringify(rest)).error).toEqual({
    name: "malformed",
    detail: "payload: invalid_type",
    key: "ping/XA/1#1/1/0",
  });
  expect(parseFrame(JSON.stringify({ ...rest, key: 7 })).error?.key).toBeNull();
  // A refusal of a receipt would be taken for one of the delivery of that key.
  expect(parseFrame('{"kind":"receipt","key":"a#1/1/0","more":1}').error?.key).toBeNull();
});

test("what is too large for any node is not encoded", () => {
  expect(() => encodeFrame(saying("x".repeat(FRAME_LIMITS.bytes)))).toThrow(RangeError);
});

function saying(instrument: string): HopEnvelope {
  const signed = { ...sampleSigned(), message: { ...SAMPLE_MESSAGE, instrument } };
  return { ...sampleDirect(), payload: { kind: "message", signed } };
}

function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.json({ maxDepth: 3 }),
    fc
      .record(
        {
          kind: fc.constantFrom<unknown>(...FRAME_KINDS, 7, null),
          key: fc.jsonValue({ maxDepth: 2 }),
          payload: fc.jsonValue({ maxDepth: 2 }),
          error: fc.jsonValue({ maxDepth: 2 }),
          versions: fc.jsonValue({ maxDepth: 2 }),
        },
        { requiredKeys: ["kind"], noNullPrototype: true },
      )
      .map((value) => JSON.stringify(value)),
    fc
      .array(fc.constantFrom('"', "{", "}", "[", "]", ",", ":", "\\", "\\u", "d83d", "a", "1", " "))
      .map((parts) => parts.join("")),
  );
}

/** A value and everything in it that is an object or an array. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** Whether a place lies outside every text of a JSON value. */
function isOutside(text: string, at: number): boolean {
  return text.slice(0, at).replaceAll(/\\./gs, "").split('"').length % 2 === 1;
}
