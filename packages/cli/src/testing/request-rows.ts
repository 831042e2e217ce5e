import type { PlayedScenario } from "./played-scenario.ts";

/** A request of a run; instants that never came are `NaN`. */
export interface RequestRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly urgency: string;
  readonly outcome: string;
  readonly instrument: string;
  readonly incident: string;
  readonly isRoot: boolean;
  readonly isDuplicate: boolean;
  readonly neededAt: number;
  readonly sentAt: number;
  readonly acknowledgedAt: number;
  readonly expiresAt: number;
}

/** The requests of a run as rows, in the order in which their needs arose. */
export function requestRows({ table }: PlayedScenario): RequestRow[] {
  const { text, instants } = table;
  return text.request_id.map((id, row) => ({
    id,
    from: text.requesting_state[row] ?? "",
    to: text.requested_state[row] ?? "",
    urgency: text.urgency[row] ?? "",
    outcome: text.outcome[row] ?? "",
    instrument: text.instrument[row] ?? "",
    incident: text.incident_id[row] ?? "",
    isRoot: text.parent_id[row] === "",
    isDuplicate: text.duplicate_of[row] !== "",
    neededAt: instants.needed_at[row] ?? Number.NaN,
    sentAt: instants.sent_at[row] ?? Number.NaN,
    acknowledgedAt: instants.acknowledged_at[row] ?? Number.NaN,
    expiresAt: instants.data_expires_at[row] ?? Number.NaN,
  }));
}
