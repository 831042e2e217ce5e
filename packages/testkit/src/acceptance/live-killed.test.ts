import { expect, test } from "vitest";
import { describeHost } from "./describe-host.ts";
import { liveHost } from "./live-host.ts";

const host = liveHost({ order: "exact", killEvery: 12 });

describeHost(host, test);

test("Many sockets were killed meanwhile", () => {
  expect(host.kills).toBeGreaterThan(100);
});
