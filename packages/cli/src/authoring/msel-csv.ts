import { textField } from "@contactpoint/analysis";
import { DAY, formatInstant, HOUR, localTimeAt, MINUTE, SECOND } from "@contactpoint/engine";
import type { ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";

import { cellsOf, COLUMNS, type Cells, type InjectText } from "./inject-cells.ts";
import { injectSection } from "./inject-section.ts";
import { SHOWN } from "./msel-list.ts";

/** The cells of each inject of a file, in its order. */
export function injectRows(text: string, scenario: ResolvedScenario): readonly Cells[] {
  const resolved = new Map(scenario.injects.map((inject) => [inject.id, inject]));
  return injectSection(text).injects.map((node) => {
    const inject = node.toJSON() as InjectText;
    return cellsOf(inject, timeOf(resolved.get(String(inject["id"])), scenario));
  });
}

/** The list of injects as CSV (RFC 4180), with the times in UTC and where the inject arrives. */
export function mselCsv(text: string, scenario: ResolvedScenario): string {
  const rows = injectRows(text, scenario);
  const further = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const column of COLUMNS) further.delete(column);
  const columns = COLUMNS.flatMap((column) => [
    column,
    ...(column === "time" ? SHOWN : []),
    ...[...further].filter((one) => one.startsWith(`${column}_`)).toSorted(),
  ]);
  const byId = new Map(scenario.injects.map((inject) => [inject.id, inject]));
  const lines = rows.map((row) => {
    const cells: Cells = { ...row, ...shownOf(byId.get(row["id"] ?? ""), scenario) };
    return columns.map((column) => textField(cells[column] ?? "")).join(",");
  });
  return [columns.join(","), ...lines, ""].join("\n");
}

/** `T+00:15`, `manual`, or empty where a condition brings it about. */
function timeOf(inject: ResolvedInject | undefined, { clock }: ResolvedScenario): string {
  if (inject?.trigger.kind === "reserve") return "manual";
  if (inject?.trigger.kind !== "at") return "";
  const after = inject.trigger.at - clock.start;
  const days = Math.floor(after / DAY);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const seconds = (after % MINUTE) / SECOND;
  const time = `${two((after % DAY) / HOUR)}:${two((after % HOUR) / MINUTE)}`;
  return `T+${days > 0 ? `${days}d` : ""}${time}${seconds > 0 ? `:${two(seconds)}` : ""}`;
}

function shownOf(inject: ResolvedInject | undefined, { states }: ResolvedScenario): Cells {
  if (inject?.trigger.kind !== "at") return {};
  const { at } = inject.trigger;
  const state = states.find(({ id }) => id === inject.to);
  const minutes = (instant: number): string => formatInstant(instant).slice(0, 16);
  return {
    utc: `${minutes(at)}Z`,
    local: state === undefined ? "" : minutes(localTimeAt(state.offsets, at)).replace("T", " "),
  };
}
