import {
  entityKey,
  PoissonArrivals,
  sampleDuration,
  DAY,
  type Instant,
  type RatePiece,
} from "@contactpoint/engine";
import type { ListedNeed, ResolvedArrivals, ResolvedWorkload } from "@contactpoint/protocol";
import type { ContactPoint } from "./contact-point.ts";
import { pick, runningTotals } from "./draws.ts";
import { NeedMaker } from "./need-maker.ts";
import type { World } from "./world.ts";

type Poisson = Extract<ResolvedArrivals, { kind: "poisson" }>;
type Incident = Extract<ResolvedArrivals, { kind: "incident" }>;

/** Lets needs arise: singly by Poisson processes, from lists, and in incidents. */
export class NeedSources {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  begin(): void {
    for (const workload of this.#world.scenario.workload) {
      const maker = new NeedMaker(this.#world, workload);
      const { arrivals } = workload;
      if (arrivals.kind === "poisson") this.#beginPoisson(workload, arrivals, maker);
      else if (arrivals.kind === "list") this.#beginList(workload, arrivals.needs, maker);
      else this.#beginIncident(workload, arrivals, maker);
    }
  }

  /** One process per requesting State, so that no State's needs depend on another's. */
  #beginPoisson(workload: ResolvedWorkload, arrivals: Poisson, maker: NeedMaker): void {
    const { draws, now } = this.#world;
    const total = Object.values(workload.from).reduce((sum, weight) => sum + weight, 0);
    for (const [state, weight] of Object.entries(workload.from)) {
      if (weight === 0) continue;
      const from = this.#world.pointOf(state);
      const name = `${workload.id}/${from.state.key}`;
      const rate = rateOf(
        arrivals,
        (arrivals.per_day * weight) / total,
        from,
        this.#world.scenario.clock.start,
      );
      this.#awaitNext(new PoissonArrivals(rate, draws.arrival, entityKey(name), now), 1, (count) =>
        maker.make(`${name}/${count}`, { from }),
      );
    }
  }

  #awaitNext(arrivals: PoissonArrivals, count: number, arise: (count: number) => void): void {
    const due = arrivals.next();
    if (due >= this.#world.scenario.clock.end) return;
    this.#world.agenda.at(due, {
      happen: () => {
        arise(count);
        this.#awaitNext(arrivals, count + 1, arise);
      },
    });
  }

  #beginList(workload: ResolvedWorkload, needs: readonly ListedNeed[], maker: NeedMaker): void {
    const { agenda, scenario } = this.#world;
    needs.forEach((need, at) => {
      if (need.at < scenario.clock.start || need.at >= scenario.clock.end) return;
      agenda.at(need.at, { happen: () => maker.makeListed(`${workload.id}/`, at + 1, need) });
    });
  }

  /** Every need of an incident is drawn at its start, in order, so that duplicates know their originals. */
  #beginIncident(workload: ResolvedWorkload, incident: Incident, maker: NeedMaker): void {
    const { agenda, draws, scenario } = this.#world;
    const states = Object.keys(workload.from);
    const totals = runningTotals(Object.values(workload.from));
    const ids: string[] = [];
    for (let count = 1; count <= incident.needs; count++) {
      const key = entityKey(`${workload.id}/${count}`);
      const due = incident.at + sampleDuration(incident.spread, draws.arrival, key, 0);
      const from = this.#world.pointOf(states[pick(totals, draws.need.uniform(key, 0, 4))] ?? "");
      const id = `${workload.id}/${from.state.key}/${count}`;
      const repeats = count > 1 && draws.need.uniform(key, 0, 5) < incident.duplicate_share;
      const original = repeats
        ? (ids[Math.floor(draws.need.uniform(key, 0, 6) * ids.length)] ?? null)
        : null;
      if (original === null) ids.push(id);
      if (due >= scenario.clock.end || due < agenda.now) continue;
      agenda.at(due, {
        happen: () =>
          maker.make(id, {
            from,
            incident: workload.id,
            duplicate_of: original,
            expires_at: incident.expires_at,
          }),
      });
    }
  }
}

/** Rate of one State's needs: its share, by its local hour and weekday, growing by the year. */
function rateOf(
  arrivals: Poisson,
  perDay: number,
  from: ContactPoint,
  start: Instant,
): (at: Instant) => RatePiece {
  const { hour_of_day, weekday, yearly_growth } = arrivals;
  const even = [...hour_of_day, ...weekday].every((weight) => weight === 1) && yearly_growth === 0;
  if (even) return () => ({ rate: perDay / DAY, until: Infinity });
  const { clock } = from;
  return (at) => {
    const growth = 1 + (yearly_growth * (at - start)) / (365 * DAY);
    const weight = (hour_of_day[clock.hour(at)] ?? 1) * (weekday[clock.weekday(at)] ?? 1);
    return { rate: (perDay * weight * growth) / DAY, until: clock.nextHour(at) };
  };
}
