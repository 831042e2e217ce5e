import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { AttackField } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import type { HostilePeer } from "../testing/hostile-peer.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";

const SCENARIO = fieldScenario();
const UNHURRIED = { frames_per_second: 1e9, burst_frames: 1e9 };

test("a flood of frames without waiting for receipts ends the connection", async () => {
  await using field = await AttackField.open(SCENARIO, {
    limits: { ...UNHURRIED, window_frames: 4 },
  });
  const effect = await effectOf(field, async () => {
    const flooding = await field.member("XC");
    flood(field, flooding, 100);
    expect(await flooding.closed).toBe(4404);
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("flood");
});

test("a flood within the window is read no faster than its rate, and only its sender waits", async () => {
  await using field = await AttackField.open(SCENARIO, {
    limits: { frames_per_second: 50, burst_frames: 20 },
  });
  const effect = await effectOf(field, async () => {
    const flooding = await field.member("XC");
    flood(field, flooding, 60);
    await field.incident("slowed-down");
    while (flooding.heard.length < 60) await turn();
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("slowed-down");
});

test("a peer that reads nothing of what it is answered is cut off", async () => {
  await using field = await AttackField.open(SCENARIO, {
    limits: { ...UNHURRIED, buffered_bytes: 1_000, slow_reader_ms: 300, closing_ms: 100 },
  });
  const frames = new AttackFrames(field);
  const effect = await effectOf(field, async () => {
    const slow = await field.member("XC");
    slow.socket.pause();
    // Refusals fill the buffers of both kernels first.
    const request = `everyday/XA/1${"0".repeat(150)}`;
    const text = JSON.stringify(frames.direct(frames.ping("XA", request)));
    while (!field.incidents.some(({ kind }) => kind === "slow-reader")) {
      for (let n = 0; n < 200 && slow.socket.bufferedAmount < 1_000_000; n++) slow.say(text);
      await turn();
    }
    await slow.cut();
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("slow-reader");
});

test("a peer that went silent with its connection half open is given up", async () => {
  await using field = await AttackField.open(SCENARIO, {
    limits: { heartbeat_ms: 50, missed_beats: 2 },
  });
  const effect = await effectOf(field, async () => {
    const silent = await field.member("XC", { client: { autoPong: false } });
    // It answers nothing, not even the close.
    silent.socket.pause();
    await field.incident("heartbeat-missed");
    await silent.cut();
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("heartbeat-missed");
});

/** Frames of different keys that are refused, since somebody else signed them. */
function flood(field: AttackField, peer: HostilePeer, count: number): void {
  const frames = new AttackFrames(field);
  const key = frames.signingOf("XD");
  for (let n = 1; n <= count; n++)
    peer.say(frames.direct(frames.ping("XC", `everyday/XC/${n}`), {}, key));
}
