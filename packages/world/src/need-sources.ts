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

  /** Every need of an incident is drawn at its start; a duplicate asks for what an earlier one asks for. */
  #beginIncident(workload: ResolvedWorkload, incident: Incident, maker: NeedMaker): void {
    const { agenda, draws, scenario } = this.#world;
    const originals: { readonly id: string; readonly from: ContactPoint }[] = [];
    for (const { id, key, from, due } of this.#victims(workload, incident)) {
      const repeats =
        originals.length > 0 && draws.need.uniform(key, 0, 5) < incident.duplicate_share;
      const chosen = Math.floor(draws.need.uniform(key, 0, 6) * originals.length);
      // Data at home need no request abroad, so the next that are elsewhere are asked for.
      const inTurn = repeats ? [...originals.slice(chosen), ...originals.slice(0, chosen)] : [];
      const duplicates = inTurn.find((original) => maker.holderOf(original) !== from) ?? null;
      if (duplicates === null) originals.push({ id, from });
      if (due >= scenario.clock.end || due < agenda.now) continue;
      const { expires_at, at: since } = incident;
      const given = { from, incident: workload.id, duplicates, expires_at, since };
      agenda.at(due, { happen: () => maker.make(id, given) });
    }
  }

  /** Who is struck and notices when, in order of time. */
  #victims(workload: ResolvedWorkload, incident: Incident) {
    const { draws } = this.#world;
    const states = Object.keys(workload.from);
    const totals = runningTotals(Object.values(workload.from));
    return Array.from({ length: incident.needs }, (_, at) => {
      const key = entityKey(`${workload.id}/${at + 1}`);
      const state = states[pick(totals, draws.need.uniform(key, 0, 4))] ?? "";
      const from = this.#world.pointOf(state);
      const id = `${workload.id}/${from.state.key}/${at + 1}`;
      const due = incident.at + sampleDuration(incident.spread, draws.arrival, key, 0);
      return { id, key, from, due };
    }).toSorted((a, b) => a.due - b.due);
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
