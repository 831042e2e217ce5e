import { expect, test } from "vitest";
import { nodeLog } from "./node-log.ts";
import { prettyLines } from "./pretty-lines.ts";

test("a line for people shows time, level, node, event and the fields", () => {
  const lines: string[] = [];
  const destination = prettyLines({ write: (line: string) => void lines.push(line) });
  const log = nodeLog({ node: "XA", level: "info", destination, now: () => 1_800_000_000_000 });
  log.warn("link-closed", { peer: "XB", close_code: 4003, route: ["XA", "XB"], secured: true });
  log.info("node-started");
  expect(lines).toEqual([
    '2027-01-15T08:00:00.000Z WARN  XA link-closed peer=XB close_code=4003 route=["XA","XB"] secured=true\n',
    "2027-01-15T08:00:00.000Z INFO  XA node-started\n",
  ]);
});
