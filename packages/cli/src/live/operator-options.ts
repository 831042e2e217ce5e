import { Option } from "commander";
import type { Command } from "commander";

import type { LogLevel } from "@contactpoint/live/operate";

import { parsePort } from "../command-line/option-parsers.ts";

export const LOG_FORMS = ["json", "pretty", "silent"] as const;

/** All levels, without what writes the log, which a help page does not need. */
const LOG_LEVELS: Readonly<Record<LogLevel, true>> = {
  debug: true,
  info: true,
  warn: true,
  error: true,
  silent: true,
};

/** What the commands of the live network have in common. */
export interface OperatorOptions {
  readonly store?: string;
  readonly durability: "normal" | "full";
  readonly log: (typeof LOG_FORMS)[number];
  readonly logLevel: LogLevel;
  readonly metricsPort?: number;
  readonly allowHost?: readonly string[];
}

/** Adds the options that an operator of live nodes has. */
export function addOperatorOptions(command: Command, defaults: OperatorDefaults): Command {
  return command
    .option(
      "--store <file>",
      `database of inputs, outbox and audit log (default: ${defaults.store})`,
    )
    .addOption(
      new Option("--durability <mode>", "full also survives a loss of power; it is slower")
        .choices(["normal", "full"])
        .default("normal"),
    )
    .addOption(
      new Option("--log <form>", "log on stderr: JSON lines, lines for people, or none")
        .choices(LOG_FORMS)
        .default(defaults.log),
    )
    .addOption(
      new Option("--log-level <level>", "the least that is logged")
        .choices(Object.keys(LOG_LEVELS))
        .default("info"),
    )
    .option(
      "--metrics-port <n>",
      "serve /metrics and /health on this port of 127.0.0.1; 0: any that is free",
      parsePort,
    )
    .option(
      "--allow-host <host>",
      "host beyond this machine that may be spoken to; repeatable",
      (host: string, before: readonly string[] | undefined) => [...(before ?? []), host],
    );
}

interface OperatorDefaults {
  /** In words. */
  readonly store: string;
  readonly log: OperatorOptions["log"];
}
