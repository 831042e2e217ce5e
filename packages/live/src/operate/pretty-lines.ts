import { formatInstant } from "@contactpoint/engine";
import type { DestinationStream } from "pino";

/**
 * For people at a terminal: turns the JSON lines of a log into `time LEVEL node event key=value …`
 * and passes them on to `destination`.
 */
export function prettyLines(destination: DestinationStream): DestinationStream {
  return { write: (line) => destination.write(prettyLine(JSON.parse(line))) };
}

function prettyLine({ time, level, node, event, ...fields }: Record<string, unknown>): string {
  const head = [
    formatInstant(Number(time)),
    String(level).toUpperCase().padEnd(5),
    String(node),
    String(event),
  ];
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${written(value)}`);
  return `${[...head, ...pairs].join(" ")}\n`;
}

/** Bare where a reader cannot mistake its end, else as JSON. */
function written(value: unknown): string {
  return typeof value === "string" && /^[\w.:/#-]+$/.test(value) ? value : JSON.stringify(value);
}
