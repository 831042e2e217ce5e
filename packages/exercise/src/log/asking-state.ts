import type { PlayerAct } from "./player-act.ts";

type RequestAct = Extract<PlayerAct, { act: "request" }>;

/** The State in whose name somebody asks: the one that the act names, else that of the own seat. */
export function askingState(seat: string, { from }: Pick<RequestAct, "from">): string {
  return from ?? seat.split("/")[0] ?? "";
}
