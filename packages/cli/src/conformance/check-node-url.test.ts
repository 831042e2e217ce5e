import { expect, test } from "vitest";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { checkNodeUrl } from "./check-node-url.ts";

function refused(url: string, isBlackBox: boolean): boolean {
  try {
    checkNodeUrl(url, isBlackBox);
    return false;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.code).toBe(EXIT.usage);
    expect(error.message).toContain(`${url} is no URL of a node`);
    return true;
  }
}

test("Only a URL of a WebSocket is one of a node, and of a black box only one over TLS", () => {
  const good = ["ws://127.0.0.1:4200", "wss://node.example/lock-step?a=b", "ws://[::1]:4200/"];
  const bad = ["nonsense", "127.0.0.1:5103", "localhost:1", "ftp://x", "http://x", "ws://x/#frag"];
  expect(good.filter((url) => refused(url, false))).toEqual([]);
  expect(bad.filter((url) => !refused(url, false))).toEqual([]);
  expect([...good, ...bad].filter((url) => !refused(url, true))).toEqual([good[1]]);
});
