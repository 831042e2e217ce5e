import { EVENT_NAMES, INCIDENT_KINDS, LOG_FIELDS, METRICS } from "@contactpoint/live/operate";

import { markdownTable } from "./markdown-table.ts";

/** The blocks of docs/operate.md that come from the code. */
export function operateBlocks(): Readonly<Record<string, string>> {
  return {
    events: markdownTable(["event", "meaning"], rowsOf(EVENT_NAMES)),
    fields: markdownTable(
      ["field", "meaning"],
      Object.entries(LOG_FIELDS).map(([name, { help }]) => [code(name), help]),
    ),
    incidents: markdownTable(["incident", "meaning"], rowsOf(INCIDENT_KINDS)),
    metrics: markdownTable(
      ["metric", "type", "labels", "meaning"],
      METRICS.map(({ name, type, labels, help }) => [
        code(name),
        type,
        labels.map(code).join(", "),
        help,
      ]),
    ),
  };
}

function rowsOf(list: readonly { readonly name: string; readonly help: string }[]): string[][] {
  return list.map(({ name, help }) => [code(name), help]);
}

function code(text: string): string {
  return `\`${text}\``;
}
