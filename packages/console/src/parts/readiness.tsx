import type { Of } from "../connection/desk-store.ts";
import { all } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";

/** A link that takes longer there and back is slow, in milliseconds. */
export const SLOW_MS = 500;

/** How many of the players' seats have somebody who practised and is ready. */
export function ReadyCount() {
  const seats = all("seat").filter(([, { role }]) => role === "player");
  const n = seats.filter(([, { people }]) => people.some(({ ready }) => ready !== null)).length;
  return <p>{t("ready.count", { n, all: seats.length })}</p>;
}

/** Whether the people of a seat are ready, and what is wrong with their sound or link. */
export function Readiness({ seat }: { seat: Of<"seat"> }) {
  if (seat.role !== "player") return null;
  const ready = seat.people.flatMap((one) => (one.ready === null ? [] : [one.ready]));
  const faults = ready.flatMap(({ sound, round_trip_ms, transport }) => [
    ...(sound ? [] : [t("ready.no-sound")]),
    ...(round_trip_ms < SLOW_MS ? [] : [t("ready.slow", { ms: round_trip_ms })]),
    ...(transport === "socket" ? [] : [t("ready.poll")]),
  ]);
  if (ready.length === 0) return <span class="quiet small">{t("ready.no")}</span>;
  return (
    <span class={faults.length === 0 ? "verified small" : "warning small"}>
      {[t("ready.yes"), ...faults].join(" · ")}
    </span>
  );
}
