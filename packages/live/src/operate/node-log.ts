import { pino, type DestinationStream } from "pino";
import type { ErrorClass } from "./describe-error.ts";
import type { EventName } from "./event-names.ts";
import { EVENT_NAMES } from "./event-names.ts";
import type { LogFields } from "./log-fields.ts";
import { redact, REDACTED } from "./redact.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** Tells one fact at a level. */
export type LogFact = (event: EventName, fields?: LogFields) => void;

/** The log of one node. */
export interface NodeLog {
  /** For finding a fault: every frame and turn. */
  readonly debug: LogFact;
  /** What an operator wants to have read a day later. */
  readonly info: LogFact;
  /** Somebody should look at it in working hours. */
  readonly warn: LogFact;
  /** Somebody should look at it now. */
  readonly error: LogFact;
}

export interface NodeLogOptions {
  /** The State whose node this is. */
  readonly node: string;
  readonly level: LogLevel;
  /** Gets one line a call, with its line feed. */
  readonly destination: DestinationStream;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Classes of errors whose messages may be shown. */
  readonly ours?: readonly ErrorClass[];
}

/**
 * A structured log: one JSON object a line with level, time, node, event and the fields of
 * `LOG_FIELDS`. Whatever else is handed to it, by mistake or by a peer, is not written.
 */
export function nodeLog({ node, level, destination, now, ours = [] }: NodeLogOptions): NodeLog {
  const events = new Set<string>(EVENT_NAMES.map(({ name }) => name));
  const logger = pino(
    {
      level,
      // Neither process id nor host name: lines are compared between machines.
      base: { node },
      timestamp: () => `,"time":${now()}`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  const at =
    (label: Exclude<LogLevel, "silent">): LogFact =>
    (event, fields) => {
      if (!logger.isLevelEnabled(label)) return;
      logger[label]({
        event: events.has(event) ? event : REDACTED,
        ...(fields === undefined ? {} : redact(fields, ours)),
      });
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
