import { nodeLog, prettyLines } from "@contactpoint/live/operate";
import type { NodeLog } from "@contactpoint/live/operate";
import { StoreError } from "@contactpoint/live/store";
import { HostRefused } from "@contactpoint/live/trust";

import type { OperatorOptions } from "./operator-options.ts";

/** Makes the log of a node, or of the process under the name `process`. Lines go to stderr. */
export function operatorLogs({
  log,
  logLevel,
}: Pick<OperatorOptions, "log" | "logLevel">): (node: string) => NodeLog {
  const stderr = { write: (line: string) => void process.stderr.write(line) };
  const destination = log === "pretty" ? prettyLines(stderr) : stderr;
  const level = log === "silent" ? "silent" : logLevel;
  return (node) =>
    nodeLog({ node, level, destination, now: Date.now, ours: [StoreError, HostRefused] });
}
