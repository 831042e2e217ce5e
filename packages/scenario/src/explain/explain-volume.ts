import { DAY } from "@contactpoint/engine";
import type { ResolvedArrivals, ResolvedScenario } from "@contactpoint/protocol";

const DAYS_PER_YEAR = 365;

/** How many needs each source will give, about. */
export function explainVolume(scenario: ResolvedScenario): string[] {
  const days = (scenario.clock.end - scenario.clock.start) / DAY;
  const lines = scenario.workload.map(({ id, arrivals, mix, items }) => {
    const weight = items.reduce((sum, one) => sum + one, 0);
    const mean = items.reduce((sum, one, index) => sum + one * (index + 1), 0) / weight;
    const kinds = mix.map(
      ({ share, form, urgency }) => `${Math.round(share * 100)} % ${urgency} ${form}`,
    );
    return `  ${id}: ${expected(arrivals, days)}, ${mean.toFixed(2)} items each; ${kinds.join(", ")}`;
  });
  const requests = scenario.injects.filter(({ request }) => request !== null).length;
  return [
    "Needs expected",
    ...(lines.length === 0 ? ["  none"] : lines),
    ...(requests > 0 ? [`  and ${requests} requests by injects`] : []),
  ];
}

function expected(arrivals: ResolvedArrivals, days: number): string {
  switch (arrivals.kind) {
    case "poisson": {
      const growth = 1 + (arrivals.yearly_growth * days) / (2 * DAYS_PER_YEAR);
      const perDay = arrivals.per_day.toFixed(1).replace(/\.0$/, "");
      return `about ${Math.round(arrivals.per_day * days * growth)} (${perDay} a day)`;
    }
    case "list":
      return `${arrivals.needs.length} listed`;
    case "incident":
      return `${arrivals.needs} of one incident`;
  }
}
