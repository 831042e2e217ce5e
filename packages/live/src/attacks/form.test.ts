import { expect, test } from "vitest";
import { AttackField } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";
import { FRAME_LIMITS, type HopEnvelope, parseFrame } from "../wire/index.ts";

const SCENARIO = fieldScenario();

/** A member says these texts on one connection. @returns what it hears to each */
async function said(field: AttackField, texts: readonly string[]): Promise<string[]> {
  const member = await field.member("XC");
  const heard: string[] = [];
  for (const text of texts) heard.push(label(await member.ask(text)));
  return heard;
}

test("a version or sub-protocol that is not spoken here is turned away", async () => {
  await using field = await AttackField.open(SCENARIO);
  const effect = await effectOf(field, async () => {
    const future = await field.connect("XC", { versions: ["9.0.0"] });
    expect(label(await future.greet())).toBe("closed 4102");
    const other = await field.connect("XC", { protocols: ["contactpoint.v9"] });
    expect(await other.closed).toBe(1006);
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("unknown-version", "9.0.0");
  await field.auditedIncident("upgrade-refused", "no sub-protocol");
});

test("what is no JSON is refused with that reason, and the third time the connection ends", async () => {
  await using field = await AttackField.open(SCENARIO);
  const effect = await effectOf(field, async () => {
    const member = await field.member("XC");
    for (const text of ["", "{", '{"kind":"deliver",}'])
      expect(label(await member.ask(text))).toBe("not-json");
    expect(label(await member.next())).toBe("closed 4101");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "not-json");
  await field.auditedIncident("malformed");
});

test("what is nested too deep, or holds too many values, is refused before it is parsed", async () => {
  await using field = await AttackField.open(SCENARIO);
  const deep = `{"kind":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
  const wide = `{"kind":[${"0,".repeat(30_000)}0]}`;
  const effect = await effectOf(field, async () => {
    expect(await said(field, [deep, wide])).toEqual(["too-complex", "too-complex"]);
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "too-complex");
});

test("keys that mean something to the language are refused and pollute nothing", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const honest = JSON.stringify(frames.direct(frames.ping("XC", "everyday/XC/1")));
  const polluted = honest.replace('"marking"', '"__proto__":{"polluted":true},"marking"');
  const escaped = polluted.replace("__proto__", String.raw`\u005f_proto__`);
  const effect = await effectOf(field, async () => {
    expect(await said(field, [polluted, escaped])).toEqual(["forbidden-key", "forbidden-key"]);
    const made = polluted.replace("__proto__", "constructor");
    expect(["forbidden-key", "malformed"]).toContain((await said(field, [made]))[0]);
  });
  expect(effect).toEqual(NO_EFFECT);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  await field.auditedIncident("frame-rejected", "forbidden-key");
});

test("a frame that is too large ends the connection, however large", async () => {
  await using field = await AttackField.open(SCENARIO);
  const effect = await effectOf(field, async () => {
    expect(await said(field, ["x".repeat(FRAME_LIMITS.bytes + 1)])).toEqual(["closed 4103"]);
    expect(await said(field, ["x".repeat(4 * FRAME_LIMITS.bytes)])).toEqual(["closed 1009"]);
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("oversize", "over ");
  await field.auditedIncident("oversize", "Max payload");
});

test("a hub refuses a frame that fits and would not fit when it is passed on", async () => {
  const shape = { kind: "hub", hub: "XC", relay: "forward" } as const;
  await using field = await AttackField.open(fieldScenario(shape), { victim: "XC" });
  const frames = new AttackFrames(field);
  const frame = (bytes: number): HopEnvelope => sealedOf(frames, ["XA", "XC", "XB"], bytes);
  const { routing, payload } = frame(FRAME_LIMITS.bytes);
  const longest = 2 * FRAME_LIMITS.bytes - FRAME_LIMITS.hop - bytesOf([routing, payload]);
  const member = await field.member("XA");
  const effect = await effectOf(field, async () => {
    for (const bytes of [FRAME_LIMITS.bytes, longest + 1])
      expect(label(await member.ask(frame(bytes)))).toBe("oversize");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "oversize");
  expect(label(await member.ask(frame(longest)))).toBe("receipt");
  while (field.pendingFrames().length === 0) await new Promise(setImmediate);
  expect(parseFrame(field.pendingFrames()[0] ?? "").error).toBeUndefined();
  expect(field.failure).toBeUndefined();
});

test("a State that is no hub passes nothing on, whatever the route says", async () => {
  const shapes = [{ kind: "mesh" }, { kind: "hub", hub: "XC", relay: "forward" }] as const;
  for (const shape of shapes) {
    await using field = await AttackField.open(fieldScenario(shape));
    const frames = new AttackFrames(field);
    const effect = await effectOf(
      field,
      async () => {
        const member = await field.member("XA");
        const frame = sealedOf(frames, ["XA", "XB", "XD"], 4_000);
        expect(label(await member.ask(frame))).toBe("not-addressed-here");
      },
      "XC",
    );
    expect(effect).toEqual(NO_EFFECT);
  }
});

/** The author's hop of a way, with what looks like a sealed message, of so many bytes. */
function sealedOf(frames: AttackFrames, route: readonly string[], bytes: number): HopEnvelope {
  const [author = "", hub = ""] = route;
  const addressee = route.at(-1) ?? "";
  const { routing, ...direct } = frames.direct(frames.statusQuery(author, `everyday/${author}/1`));
  const frame = (length: number): HopEnvelope => ({
    ...direct,
    to: hub,
    routing: { ...routing, addressee, route: [...route] },
    payload: {
      kind: "sealed",
      sealed: { enc: "A".repeat(43), ciphertext: "A".repeat(length), key: "0".repeat(16) },
    },
  });
  return frame(bytes - bytesOf(frame(0)));
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
