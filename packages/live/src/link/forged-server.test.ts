import { expect, onTestFinished, test } from "vitest";

import { closeCode } from "../wire/index.ts";
import { CHANNEL, enter, frameText, kindsOf, OTHER_CHANNEL, rig } from "./link-rig.ts";
import type { TestRegister } from "./link-rig.ts";
import { ManualTimers } from "./manual-timers.ts";
import { NONCE } from "./raw-peer.ts";
import { challengeOf, rawServer } from "./raw-server.ts";

test.each([
  ["another State's key", { signer: "XC" }, "proof-failed"],
  ["a signature over another nonce", { nonce: NONCE }, "proof-failed"],
  ["a signature for another client", { peer: "XC" }, "proof-failed"],
  ["a signature for another channel", { channel: OTHER_CHANNEL }, "proof-failed"],
  ["another node's name", { node: "XC" }, "wrong-node"],
  ["a version that was not offered", { version: "9.0.0" }, "unknown-version"],
] as const)(
  "a forged server that answers with %s gets no proof and no frame",
  async (_name, forged, kind) => {
    const timers = new ManualTimers();
    const register: TestRegister = new Map();
    const server = await rawServer((socket, hello) => socket.send(challengeOf(hello, forged)));
    enter(register, "XB", server.port);
    const a = await rig("XA", { register, timers });
    onTestFinished(() => {
      server.close();
      return a.station.close();
    });
    a.station.send("XB", CHANNEL, "k", frameText("XA", "XB", "k"));
    expect(await server.closed).toBe(closeCode(kind).code);
    expect(kindsOf(a)).toEqual([kind]);
    expect(server.heard).toEqual([]);
    expect(a.station.status.frames).toBe(1);
  },
);
