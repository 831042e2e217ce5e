import { expect, onTestFinished, test } from "vitest";

import { closeCode } from "../wire/index.ts";
import type { CloseName } from "../wire/index.ts";
import { CHANNEL, enter, frameText, kindsOf, OTHER_CHANNEL, rig, until } from "./link-rig.ts";
import type { TestRegister } from "./link-rig.ts";
import { ManualTimers } from "./manual-timers.ts";
import { challengeOf, rawServer, welcoming } from "./raw-server.ts";

test.for([
  ["refused by the peer", closing("not-registered"), 3_600_000],
  ["left for its false proof", forging, 3_600_000],
  ["sent away by a busy peer", closing("too-many-connections"), 60_000],
] as const)(
  "after it was %s a node asks ever more rarely, and at once when the register changes",
  async ([_name, onHello, cap]) => {
    const timers = new ManualTimers();
    const register: TestRegister = new Map();
    const server = await rawServer(onHello);
    enter(register, "XB", server.port);
    const { station } = await rig("XA", { register, timers, random: () => 0 });
    onTestFinished(() => {
      server.close();
      return station.close();
    });
    const isResting = (): boolean => station.status.outgoing === 0;
    station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
    for (let failures = 1; failures < 17; failures++) {
      await until(isResting);
      timers.advance(Math.min(200 * 2 ** (failures - 1), cap) - 1);
      expect(isResting()).toBe(true);
      timers.advance(1);
      expect(isResting()).toBe(false);
    }
    await until(isResting);
    station.registerChanged();
    expect(isResting()).toBe(false);
    await until(isResting);
    timers.advance(200);
    expect(isResting()).toBe(false);
  },
);

test("an idle connection is closed by its opener, and opened again when needed", async () => {
  const timers = new ManualTimers();
  const register: TestRegister = new Map();
  const a = await rig("XA", { register, timers });
  const b = await rig("XB", { register });
  onTestFinished(async () => {
    await Promise.all([a.station.close(), b.station.close()]);
  });
  a.station.send("XB", CHANNEL, "1", frameText("XA", "XB", "1"));
  await until(() => a.receipts.length === 1);
  let beats = 0;
  await until(
    () => a.station.status.outgoing === 0,
    () => {
      if (beats < 1_000 && a.station.status.outgoing > 0) {
        timers.advance(1_000);
        beats += 1;
      }
    },
  );
  expect(timers.now()).toBeGreaterThan(300_000);
  expect(a.station.status.lines).toBe(0);
  expect([...kindsOf(a), ...kindsOf(b)]).toEqual([]);
  a.station.send("XB", CHANNEL, "2", frameText("XA", "XB", "2"));
  await until(() => a.receipts.length === 2);
  expect(a.station.status.lines).toBe(1);
});

test("a node that reaches its cap of connections still serves all its peers in turn", async () => {
  const limits = { outgoing_connections: 1, window_frames: 4, resend_base_ms: 1 };
  const register: TestRegister = new Map();
  const a = await rig("XA", { register, limits });
  const b = await rig("XB", { register });
  const c = await rig("XC", { register });
  onTestFinished(async () => {
    await Promise.all([a, b, c].map(({ station }) => station.close()));
  });
  let most = 0;
  for (let n = 0; n < 20; n++) {
    a.station.send("XB", CHANNEL, `b${n}`, frameText("XA", "XB", `b${n}`));
    a.station.send("XB", OTHER_CHANNEL, `e${n}`, frameText("XA", "XB", `e${n}`));
    a.station.send("XC", CHANNEL, `c${n}`, frameText("XA", "XC", `c${n}`));
  }
  await until(
    () => a.receipts.length === 60,
    () => (most = Math.max(most, a.station.status.outgoing)),
  );
  expect(most).toBe(1);
  expect(b.frames).toHaveLength(40);
  expect(c.frames).toHaveLength(20);
  expect(kindsOf(a)).toEqual([]);
});

test("the least recently used of the idle connections gives way", async () => {
  const timers = new ManualTimers();
  const register: TestRegister = new Map();
  const a = await rig("XA", { register, timers, limits: { outgoing_connections: 2 } });
  const b = await rig("XB", { register });
  const c = await rig("XC", { register });
  onTestFinished(async () => {
    await Promise.all([a, b, c].map(({ station }) => station.close()));
  });
  const exchange = async (to: string, channel: string, key: string): Promise<void> => {
    timers.advance(10);
    a.station.send(to, channel, key, frameText("XA", to, key));
    await until(() => a.receipts.includes(key));
  };
  await exchange("XB", CHANNEL, "1");
  await exchange("XC", CHANNEL, "2");
  await exchange("XB", CHANNEL, "3");
  await exchange("XB", OTHER_CHANNEL, "4");
  await until(() => c.station.status.incoming === 0);
  expect(b.station.status.incoming).toBe(2);
  expect(a.station.terminate("XB")).toBe(2);
});

test("a frame without receipt for too long goes out again on a new connection", async () => {
  const timers = new ManualTimers();
  const register: TestRegister = new Map();
  let hung = true;
  // No pong is awaited between the beats, which come all at once here.
  const a = await rig("XA", { register, timers, limits: { missed_beats: 1_000 } });
  const b = await rig("XB", {
    register,
    onFrame: () => (hung ? new Promise(() => {}) : Promise.resolve("duplicate")),
    limits: { farewell_ms: 1 },
  });
  onTestFinished(async () => {
    await Promise.all([a.station.close(), b.station.close()]);
  });
  a.station.send("XB", CHANNEL, "1", frameText("XA", "XB", "1"));
  await until(() => b.frames.length === 1);
  timers.advance(45_000);
  expect(a.incidents).toEqual([
    { kind: "slow-reader", peer: "XB", detail: "no receipt for 45000 ms" },
  ]);
  hung = false;
  a.station.send("XB", CHANNEL, "2", frameText("XA", "XB", "2"));
  await until(
    () => a.receipts.length === 1,
    () => timers.advance(1),
  );
  // The first is still in the host's hand: its copy shares the answer that never comes.
  expect(a.receipts).toEqual(["2"]);
  expect(a.station.status.frames).toBe(1);
});

test("a peer that no longer answers pings is given up", async () => {
  const timers = new ManualTimers();
  const register: TestRegister = new Map();
  const receipt = JSON.stringify({ kind: "receipt", key: "k" });
  const server = await rawServer(
    welcoming((socket) => socket.once("message", () => socket.send(receipt))),
    { autoPong: false },
  );
  enter(register, "XB", server.port);
  const a = await rig("XA", { register, timers });
  onTestFinished(() => {
    server.close();
    return a.station.close();
  });
  a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  await until(() => a.receipts.length === 1);
  timers.advance(30_000);
  expect(a.incidents).toEqual([]);
  timers.advance(15_000);
  await until(() => a.station.status.outgoing === 0);
  expect(kindsOf(a)).toEqual(["heartbeat-missed"]);
});

test("a peer that does not read what it is sent is closed as a slow reader", async () => {
  const timers = new ManualTimers();
  const register: TestRegister = new Map();
  const server = await rawServer(welcoming((socket) => socket.pause()));
  enter(register, "XB", server.port);
  const limits = { buffered_bytes: 100_000, queue_bytes: 100_000_000, window_frames: 4_000 };
  const a = await rig("XA", { register, timers, limits });
  onTestFinished(() => {
    server.close();
    return a.station.close();
  });
  let sent = 0;
  await until(
    () => a.incidents.length > 0,
    () => {
      if (sent < 1_000) {
        const key = `${sent++}`;
        a.station.send("XB", CHANNEL, key, `${frameText("XA", "XB", key)}${" ".repeat(60_000)}`);
      } else {
        timers.advance(1_000);
      }
    },
  );
  expect(a.incidents).toMatchObject([{ kind: "slow-reader", peer: "XB" }]);
  expect(a.incidents[0]?.detail).toMatch(/bytes unread/);
  expect(a.station.status.frames).toBe(1_000);
});

test("an answer that no server may give closes the connection", async () => {
  const register: TestRegister = new Map();
  const server = await rawServer(welcoming((socket) => socket.send(frameText("XB", "XA", "k"))));
  enter(register, "XB", server.port);
  const a = await rig("XA", { register, timers: new ManualTimers() });
  onTestFinished(() => {
    server.close();
    return a.station.close();
  });
  a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
  expect(await server.closed).toBe(closeCode("protocol-violation").code);
  expect(a.frames).toEqual([]);
});

function closing(name: CloseName): Parameters<typeof rawServer>[0] {
  return (socket) => socket.close(closeCode(name).code);
}

function forging(...[socket, hello]: Parameters<Parameters<typeof rawServer>[0]>): void {
  socket.send(challengeOf(hello, { signer: "XC" }));
}
