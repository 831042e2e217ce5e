import type { ResolvedScenario } from "@contactpoint/protocol";

/**
 * How many of so many people play each State: they take the seats in the order of the file, and
 * once all are taken, begin again. States left over are played by machines.
 *
 * @param players all seats have one each unless said
 */
export function peopleAtSeats(
  { exercise }: Pick<ResolvedScenario, "exercise">,
  players?: number,
): ReadonlyMap<string, number> {
  const seats = exercise?.seats.filter(({ played_by }) => played_by === "human") ?? [];
  const people = new Map<string, number>();
  const count = seats.length === 0 ? 0 : (players ?? seats.length);
  for (let number = 0; number < count; number++) {
    const state = seats[number % seats.length]?.state ?? "";
    people.set(state, (people.get(state) ?? 0) + 1);
  }
  return people;
}
