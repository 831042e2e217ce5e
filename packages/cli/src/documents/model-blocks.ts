import {
  ASSISTANCE_CHASE_AFTER,
  ASSISTANCE_CHASES_MOST,
  ITEMS_MOST,
  REMINDER_AFTER,
  REMINDERS_MOST,
  RENEWAL_BEFORE,
  deskMachine,
  holdMachine,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";
import { DEFAULTS } from "@contactpoint/scenario";
import type { Default } from "@contactpoint/scenario";

import { machineSection } from "./machine-section.ts";
import { markdownTable } from "./markdown-table.ts";

/** The blocks of docs/model.md that come from the code. */
export function modelBlocks(): Readonly<Record<string, string>> {
  return {
    requesting: machineSection(requestingMachine),
    requested: machineSection(requestedMachine),
    hold: machineSection(holdMachine),
    desk: machineSection(deskMachine),
    constants: constantsTable(),
    defaults: defaultsTable(),
  };
}

function constantsTable(): string {
  return markdownTable(
    ["constant", "value", "meaning"],
    [
      ["`REMINDER_AFTER`", days(REMINDER_AFTER), "an unanswered question is asked again"],
      ["`REMINDERS_MOST`", String(REMINDERS_MOST), "reminders before the requested side closes"],
      ["`ASSISTANCE_CHASE_AFTER`", days(ASSISTANCE_CHASE_AFTER), "assistance is asked for again"],
      ["`ASSISTANCE_CHASES_MOST`", String(ASSISTANCE_CHASES_MOST), "times without a decision"],
      ["`RENEWAL_BEFORE`", days(RENEWAL_BEFORE), "an order is renewed before it runs out"],
      ["`ITEMS_MOST`", String(ITEMS_MOST), "items of one request"],
    ],
  );
}

function defaultsTable(): string {
  const all: Readonly<Record<string, Default>> = DEFAULTS;
  const rows = Object.entries(all).map(([name, { value, basis, source }]) => [
    `\`${name}\``,
    typeof value === "string" ? value : `\`${JSON.stringify(value)}\``,
    basis,
    source,
  ]);
  return markdownTable(["parameter", "default", "basis", "source or remark"], rows);
}

function days(milliseconds: number): string {
  return `${milliseconds / 86_400_000} d`;
}
