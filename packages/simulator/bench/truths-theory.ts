/**
 * Formulas of queueing theory. Rates are arrivals and services an hour, times hours. Sources:
 * Gross, Shortle, Thompson, Harris, "Fundamentals of Queueing Theory"; Kelly, "Reversibility and
 * Stochastic Networks"; Takagi, "Queueing Analysis" 1 (setup times); Eick, Massey, Whitt (M_t/G/oo).
 */

/** Share of arrivals that M/M/c/c loses, for an offered load of `a` Erlang. */
function erlangB(c: number, a: number): number {
  let loss = 1;
  for (let k = 1; k <= c; k++) loss = (a * loss) / (k + a * loss);
  return loss;
}

/** Share of arrivals that wait in M/M/c. */
export function erlangC(c: number, a: number): number {
  const loss = erlangB(c, a);
  return loss / (1 - (a / c) * (1 - loss));
}

/** Mean wait in the queue of M/M/c. */
export function waitMMc(rate: number, service: number, c: number): number {
  return erlangC(c, rate / service) / (c * service - rate);
}

/** Mean wait in the queue of M/G/1, from the first two moments of the service time. */
export function waitMG1(rate: number, mean: number, square: number): number {
  return (rate * square) / (2 * (1 - rate * mean));
}

/** Mean wait in the queue of D/M/1 with service rate 1 and this utilisation. */
export function waitDM1(utilisation: number): number {
  let sigma = utilisation;
  for (let step = 0; step < 10_000; step++) sigma = Math.exp(-(1 - sigma) / utilisation);
  return sigma / (1 - sigma);
}

/** Mean waits of classes served by rank without pre-emption; `residual` is W0, loads as shares of all servers. */
export function waitsByRank(loads: readonly number[], residual: number): number[] {
  let before = 0;
  return loads.map((load) => {
    const wait = residual / ((1 - before) * (1 - before - load));
    before += load;
    return wait;
  });
}

/**
 * Mean wait of M/G/1 whose server, called when work comes to an empty station, first takes a setup
 * time and leaves when nothing waits.
 */
export function waitWithSetup(
  rate: number,
  service: { readonly mean: number; readonly square: number },
  setup: { readonly mean: number; readonly square: number },
): number {
  const begun = (2 * setup.mean + rate * setup.square) / (2 * (1 + rate * setup.mean));
  return waitMG1(rate, service.mean, service.square) + begun;
}

/** P(X > t) for the sum of `stages` exponential times of one rate. */
export function erlangTail(stages: number, rate: number, t: number): number {
  let term = Math.exp(-rate * t);
  let sum = 0;
  for (let stage = 0; stage < stages; stage++) {
    sum += term;
    term *= (rate * t) / (stage + 1);
  }
  return sum;
}

/** P(X > t) for the sum of two exponential times of different rates. */
export function hypoexponentialTail(a: number, b: number, t: number): number {
  return (b * Math.exp(-a * t) - a * Math.exp(-b * t)) / (b - a);
}

/** Tries until one gets through: each is lost with chance `p`, the next follows after `wait`. */
export function retries(
  p: number,
  wait: number,
  more: number,
  delay: number,
): { readonly reached: number; readonly mean: number; readonly tries: number } {
  let reached = 0;
  let sum = 0;
  for (let k = 0; k <= more; k++) {
    const chance = p ** k * (1 - p);
    reached += chance;
    sum += chance * (k * wait + delay);
  }
  return { reached, mean: sum / reached, tries: reached / (1 - p) };
}

/** Mean of the least of independent exponential times that begin one after another, `apart` hours apart. */
export function leastOfStaggered(means: readonly number[], apart: number): number {
  let sum = 0;
  let tail = 1;
  let rate = 0;
  means.forEach((mean, at) => {
    rate += 1 / mean;
    const left = at === means.length - 1 ? 0 : Math.exp(-rate * apart);
    sum += (tail * (1 - left)) / rate;
    tail *= left;
  });
  return sum;
}

/**
 * Mean number present at each full hour of the day in M_t/M/oo whose arrival rate is constant
 * within each hour and repeats every day: the periodic solution of m' = rate - m / mean.
 */
export function presentByHour(rates: readonly number[], mean: number): number[] {
  const decay = Math.exp(-1 / mean);
  let level = 0;
  const day = (): number[] =>
    rates.map((rate) => {
      const before = level;
      level = rate * mean + (level - rate * mean) * decay;
      return before;
    });
  for (let warm = 0; warm < 200; warm++) day();
  return day();
}

/** Mean number present at time t in M_t/M/oo with rate `base` + `swing` sin(`frequency` t). */
export function presentUnderSine(
  base: number,
  swing: number,
  frequency: number,
  service: number,
  t: number,
): number {
  const angle = frequency * t;
  const turned = service * Math.sin(angle) - frequency * Math.cos(angle);
  return base / service + (swing * turned) / (service ** 2 + frequency ** 2);
}

/** Mean time until all are served by `c` exponential servers of mean 1, and mean time of one, if `n` come together. */
export function bulkSojourn(n: number, c: number): number {
  let sum = 0;
  for (let place = 1; place <= n; place++) sum += Math.max(0, place - c) / c + 1;
  return sum / n;
}
