import type { ResolvedScenario } from "@contactpoint/protocol";

/** So many instants of the run are looked at. */
const INSTANTS = 500;

/**
 * Mean share of wrong entries over the run, over holders, States and channels: what changes and
 * their circulation make of the register if nobody writes to anybody. Tests at random phases find
 * what is wrong; the time the secretariat needs then is left out.
 */
export function wrongEntryShare({
  clock,
  register,
  states,
  channels,
}: Pick<ResolvedScenario, "clock" | "register" | "states" | "channels">): number {
  const { start, end } = clock;
  const { wrong_share, changes, pings } = register;
  const names = Object.keys(channels);
  const untested = (since: number, now: number): number =>
    pings === undefined ? 1 : Math.max(0, 1 - (now - since) / pings.every);
  const byEntry = names.flatMap((channel) =>
    states.map(({ id }) =>
      changes.filter((change) => change.state === id && change.channels.includes(channel)),
    ),
  );
  let total = 0;
  for (let count = 0; count < INSTANTS; count++) {
    const now = start + ((count + 0.5) / INSTANTS) * (end - start);
    const atFirst = wrong_share * untested(start, now);
    for (const entry of byEntry) {
      const inForce = entry.filter(
        ({ changed_at, circulated_at }) => changed_at <= now && now < circulated_at,
      );
      const latest = Math.max(...inForce.map(({ changed_at }) => changed_at));
      const changed = inForce.length === 0 ? 0 : untested(latest, now);
      total += 1 - (1 - changed) * (1 - atFirst);
    }
  }
  return byEntry.length === 0 ? 0 : total / (INSTANTS * byEntry.length);
}
