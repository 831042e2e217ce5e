import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";

import { CHANNEL, frameText, kindsOf, OTHER_CHANNEL, rig, until } from "./link-rig.ts";
import type { Rigged, TestRegister } from "./link-rig.ts";
import { ManualTimers } from "./manual-timers.ts";

async function pair(
  ofA: Partial<Parameters<typeof rig>[1]> = {},
  ofB: Partial<Parameters<typeof rig>[1]> = {},
): Promise<{ readonly a: Rigged; readonly b: Rigged; readonly register: TestRegister }> {
  const register: TestRegister = new Map();
  const a = await rig("XA", { register, ...ofA });
  const b = await rig("XB", { register, ...ofB });
  onTestFinished(async () => {
    await Promise.all([a.station.close(), b.station.close()]);
  });
  return { a, b, register };
}

test("a frame is handed to the peer's host and its receipt comes back", async () => {
  const { a, b } = await pair();
  expect(a.station.send("XB", CHANNEL, "m/1/0", frameText("XA", "XB", "m/1/0"))).toBe("queued");
  await until(() => a.receipts.length === 1);
  expect(b.frames).toEqual([JSON.parse(frameText("XA", "XB", "m/1/0"))]);
  expect(a.receipts).toEqual(["m/1/0"]);
  expect(a.station.status).toMatchObject({ outgoing: 1, frames: 0, bytes: 0 });
  expect(b.station.status).toMatchObject({ incoming: 1, outgoing: 0 });
});

test("frames of one channel are handed over in the order in which they were sent", async () => {
  const limits = { burst_frames: 1_000 };
  const { a, b } = await pair({}, { limits });
  const keys = Array.from({ length: 700 }, (_, n) => `m/1/${n}`);
  keys.forEach((key) => a.station.send("XB", CHANNEL, key, frameText("XA", "XB", key)));
  await until(() => a.receipts.length === keys.length);
  expect(b.frames.map(({ key }) => key)).toEqual(keys);
});

test("each direction and each channel has a connection of its own", async () => {
  const { a, b } = await pair();
  a.station.send("XB", CHANNEL, "m/1/0", frameText("XA", "XB", "m/1/0"));
  a.station.send("XB", OTHER_CHANNEL, "m/1/1", frameText("XA", "XB", "m/1/1"));
  b.station.send("XA", CHANNEL, "n/1/0", frameText("XB", "XA", "n/1/0"));
  await until(() => a.receipts.length === 2 && b.receipts.length === 1);
  expect(a.station.status).toMatchObject({ outgoing: 2, incoming: 1 });
  expect(b.station.status).toMatchObject({ outgoing: 1, incoming: 2 });
});

test("no receipt is sent before the host has stored the frame", async () => {
  const stored = Promise.withResolvers<"stored">();
  const { a, b } = await pair({}, { onFrame: () => stored.promise });
  a.station.send("XB", CHANNEL, "m/1/0", frameText("XA", "XB", "m/1/0"));
  a.station.send("XB", OTHER_CHANNEL, "bell", frameText("XA", "XB", "bell"));
  await until(() => b.frames.length === 2);
  expect(a.receipts).toEqual([]);
  expect(b.station.status.in_hand).toBe(2);
  stored.resolve("stored");
  await until(() => a.receipts.length === 2);
});

test("a later frame is answered while an earlier one is still being worked on", async () => {
  const first = Promise.withResolvers<"stored">();
  const { a } = await pair(
    {},
    {
      onFrame: (_peer, _channel, { key }) =>
        key === "1" ? first.promise : Promise.resolve("stored"),
    },
  );
  a.station.send("XB", CHANNEL, "1", frameText("XA", "XB", "1"));
  a.station.send("XB", CHANNEL, "2", frameText("XA", "XB", "2"));
  await until(() => a.receipts.length === 1);
  expect(a.receipts).toEqual(["2"]);
  first.resolve("stored");
  await until(() => a.receipts.length === 2);
});

test("a definite rejection ends a frame and says why", async () => {
  const { a, b } = await pair(
    {},
    { onFrame: () => Promise.resolve({ name: "signature-invalid", detail: "does not verify" }) },
  );
  a.station.send("XB", CHANNEL, "m/1/0", frameText("XA", "XB", "m/1/0"));
  await until(() => a.rejects.length === 1);
  expect(a.rejects[0]).toMatchObject({
    key: "m/1/0",
    error: { code: 202, name: "signature-invalid", finality: "definite" },
  });
  expect(a.station.status).toMatchObject({ frames: 0, bytes: 0 });
  expect(b.incidents).toEqual([
    { kind: "frame-rejected", peer: "XA", detail: "signature-invalid: does not verify" },
  ]);
});

test("a frame that the peer's host fails on is sent again with growing delays", async () => {
  const timers = new ManualTimers();
  const failing = (): Promise<never> => Promise.reject(new Error("disk full"));
  const { a, b } = await pair({ timers, random: () => 0 }, { onFrame: failing });
  a.station.send("XB", CHANNEL, "m/1/0", frameText("XA", "XB", "m/1/0"));
  const begun = timers.now();
  const at: number[] = [];
  for (let attempt = 1; attempt <= 5; attempt++) {
    await until(
      () => b.frames.length === attempt && b.incidents.length === attempt,
      () => timers.advance(10),
    );
    at.push(timers.now() - begun);
  }
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
  for (const [index, gap] of gaps.entries()) {
    expect(gap).toBeGreaterThanOrEqual(200 * 2 ** index);
  }
  expect(a.rejects).toEqual([]);
  expect(a.station.status.frames).toBe(1);
  expect(b.incidents[0]).toEqual({ kind: "host-failed", peer: "XA", detail: "disk full" });
});

test("a key that is on its way is held and not sent twice", async () => {
  const { a, b } = await pair();
  expect(a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"))).toBe("queued");
  expect(a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"))).toBe("held");
  await until(() => a.receipts.length === 1);
  expect(a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"))).toBe("queued");
  await until(() => a.receipts.length === 2);
  expect(b.frames).toHaveLength(2);
});

test("what cannot be sent is said at once", async () => {
  const { a } = await pair();
  expect(a.station.send("XB", CHANNEL, "k", "é".repeat(32_769))).toBe("oversize");
  await a.station.close();
  expect(a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"))).toBe("closed");
});

test("a frame for a peer that the register does not name waits until it does", async () => {
  const timers = new ManualTimers();
  const { a, b, register } = await pair({ timers });
  const entry = register.get("XB");
  register.delete("XB");
  expect(a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"))).toBe("queued");
  expect(kindsOf(a)).toEqual(["unreachable"]);
  if (entry !== undefined) register.set("XB", entry);
  // No time passes: the change itself is the occasion.
  a.station.registerChanged();
  await until(() => a.receipts.length === 1);
  expect(b.frames).toHaveLength(1);
});

test("a full queue refuses visibly and takes frames again when it has emptied", async () => {
  const gate = Promise.withResolvers<"stored">();
  const { a } = await pair({ limits: { queue_frames: 3 } }, { onFrame: () => gate.promise });
  const send = (key: string): string =>
    a.station.send("XB", CHANNEL, key, frameText("XA", "XB", key));
  expect(["1", "2", "3", "4"].map(send)).toEqual(["queued", "queued", "queued", "overloaded"]);
  expect(send("4")).toBe("overloaded");
  expect(a.incidents.map(({ kind }) => kind)).toEqual(["queue-full"]);
  gate.resolve("stored");
  await until(() => a.receipts.length === 3);
  expect(a.rooms).toEqual(["XB"]);
  expect(send("4")).toBe("queued");
});

test("the bytes of a queue are limited as well", async () => {
  const { a } = await pair({ limits: { queue_bytes: 2_000 } });
  const sizes = ["1", "2", "3", "4"].map((key) =>
    a.station.send("XB", CHANNEL, key, frameText("XA", "XB", key)),
  );
  expect(sizes[0]).toBe("queued");
  expect(sizes.at(-1)).toBe("overloaded");
  expect(a.station.status.bytes).toBeLessThanOrEqual(2_000);
});

test("every frame arrives at least once, and once by key, while sockets are killed at random", async () => {
  let total = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 20, max: 120 }),
      // Without bias: fast-check likes the ends of a range, and a tenth would be nine tenths.
      fc.infiniteStream(fc.noBias(fc.integer({ min: 0, max: 999_999 }))),
      async (count, draws) => {
        const random = (): number => (draws.next().value ?? 0) / 1_000_000;
        const limits = { resend_base_ms: 1, resend_cap_ms: 4, window_frames: 2 };
        const stored = new Set<string>();
        const onFrame = (_from: string, _channel: string, { key }: { readonly key: string }) =>
          Promise.resolve(stored.has(key) ? "duplicate" : (stored.add(key), "stored")) as Promise<
            "stored" | "duplicate"
          >;
        const register: TestRegister = new Map();
        const a = await rig("XA", { register, limits, random });
        const b = await rig("XB", { register, limits, random, onFrame });
        const keys = Array.from({ length: count }, (_, n) => `m/1/${n}`);
        keys.forEach((key, n) => {
          a.station.send("XB", n % 2 ? CHANNEL : OTHER_CHANNEL, key, frameText("XA", "XB", key));
        });
        await until(
          () => a.receipts.length === count,
          () => {
            // A handshake takes some ten turns: with more kills none would end.
            if (random() < 0.06 && (random() < 0.5 ? a : b).station.killRandomSocket()) {
              total += 1;
            }
          },
        );
        await Promise.all([a.station.close(), b.station.close()]);
        expect(a.receipts.toSorted()).toEqual(keys.toSorted());
        expect([...stored].toSorted()).toEqual(keys.toSorted());
        expect(a.station.status).toMatchObject({ frames: 0, bytes: 0, outgoing: 0 });
      },
    ),
    { numRuns: 25 },
  );
  expect(total).toBeGreaterThan(25);
});

test("closing waits for what the host is working on and for receipts in flight", async () => {
  const gate = Promise.withResolvers<"stored">();
  const { a, b } = await pair({}, { onFrame: () => gate.promise });
  a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  await until(() => b.frames.length === 1);
  let closed = 0;
  const closing = [a, b].map(({ station }) => station.close().then(() => (closed += 1)));
  await until(() => b.station.status.in_hand === 1);
  expect(closed).toBe(0);
  gate.resolve("stored");
  await Promise.all(closing);
  expect(a.receipts).toEqual(["k"]);
});

test("closing waits no longer than its limit and leaves no timer behind", async () => {
  const timers = new ManualTimers();
  const { a, b } = await pair({ timers }, { timers, onFrame: () => new Promise(() => {}) });
  a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  await until(() => b.frames.length === 1);
  const closing = Promise.all([a.station.close(), b.station.close()]);
  timers.advance(5_000);
  await closing;
  expect(a.receipts).toEqual([]);
  expect(timers.size).toBe(0);
  expect(a.station.status).toMatchObject({ outgoing: 0, incoming: 0 });
});

test("a frame for a peer that is down waits until it is up", async () => {
  const limits = { resend_base_ms: 1, resend_cap_ms: 2 };
  const { a, b, register } = await pair({ limits });
  await b.station.close();
  a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  await until(() => kindsOf(a).includes("unreachable"));
  expect(a.station.status.frames).toBe(1);
  const again = await rig("XB", { register });
  await until(() => a.receipts.length === 1);
  expect(again.frames).toHaveLength(1);
  await again.station.close();
});

test("a station closes in order although a connection was cut while it was being opened", async () => {
  const register: TestRegister = new Map();
  const b = await rig("XB", { register });
  const a = await rig("XA", { register });
  a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  expect(a.station.terminate("XB")).toBe(1);
  await Promise.all([a.station.close(), b.station.close()]);
  expect(a.station.status).toMatchObject({ outgoing: 0, frames: 1 });
});
