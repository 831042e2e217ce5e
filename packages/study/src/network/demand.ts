import { DAY } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedWorkload } from "@contactpoint/protocol";

/**
 * Share of all expected needs that go from each State to each other (`from × States + to`), from the
 * weights of the workload: the sum is 1, or 0 where nothing is asked of anybody abroad. Needs whose
 * State or provider a list leaves open are spread by the weights.
 */
export function demandOf(scenario: ResolvedScenario): Float64Array {
  const { states, clock, workload } = scenario;
  const size = states.length;
  const numbers = new Map(states.map(({ id }, at) => [id, at]));
  const hosts = new Map(scenario.providers.map(({ id, state }) => [id, numbers.get(state) ?? -1]));
  const demand = new Float64Array(size * size);
  const add = (from: number, to: number, needs: number): void => {
    if (from < 0 || to < 0 || from === to) return;
    demand[from * size + to] = (demand[from * size + to] ?? 0) + needs;
  };
  const spread = (source: ResolvedWorkload, state: string, needs: number): void => {
    const from = numbers.get(state) ?? -1;
    const abroad = Object.entries(source.providers).filter(([id]) => hosts.get(id) !== from);
    const total = abroad.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [id, weight] of abroad) {
      if (weight > 0) add(from, hosts.get(id) ?? -1, (needs * weight) / total);
    }
  };
  for (const source of workload) {
    const { needs, listed } = volumeOf(source, (clock.end - clock.start) / DAY);
    const total = Object.values(source.from).reduce((sum, weight) => sum + weight, 0);
    const everywhere = (all: number, of: (state: string, share: number) => void): void => {
      for (const [state, weight] of Object.entries(source.from)) {
        if (weight > 0) of(state, (all * weight) / total);
      }
    };
    everywhere(needs, (state, share) => spread(source, state, share));
    for (const { from, provider } of listed) {
      const ask = (state: string, share: number): void => {
        if (provider === null) spread(source, state, share);
        else add(numbers.get(state) ?? -1, hosts.get(provider) ?? -1, share);
      };
      if (from === null) everywhere(1, ask);
      else ask(from, 1);
    }
  }
  const sum = demand.reduce((total, needs) => total + needs, 0);
  return sum > 0 ? demand.map((needs) => needs / sum) : demand;
}

/** Needs that are spread by weights, and those that are listed one by one. */
function volumeOf({ arrivals }: ResolvedWorkload, days: number) {
  switch (arrivals.kind) {
    case "poisson":
      return { needs: arrivals.per_day * days, listed: [] };
    case "incident":
      return { needs: arrivals.needs, listed: [] };
    case "list":
      return { needs: 0, listed: arrivals.needs };
  }
}
