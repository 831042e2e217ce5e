/**
 * Queues whose customers leave when their patience is over, unless they are being served. Rates an
 * hour, times in hours. Sources: Garnett, Mandelbaum, Reiman, M&SOM 4 (2002), for M/M/n+M; Barrer,
 * Operations Research 5 (1957), for M/M/1+D.
 */

/** What theory says of a station whose customers lose patience. */
export interface Impatience {
  /** Share of arrivals that find all servers busy. */
  readonly waits: number;
  /** Share of arrivals that leave unserved. */
  readonly abandons: number;
  /** Mean time in the queue, of those who leave as well. */
  readonly wait: number;
  /** Share of time that a server works. */
  readonly utilisation: number;
  /** Mean number in the queue, and in the queue or in service. */
  readonly queue: number;
  readonly present: number;
}

/**
 * M/M/n+M (Erlang A): the stationary birth and death chain with death rate min(k, n) service +
 * (k - n)+ `leaving`, summed until what is left changes no digit.
 */
export function erlangA(
  rate: number,
  service: number,
  leaving: number,
  servers: number,
): Impatience {
  let weight = 1;
  let [total, waiting, queue, busy] = [0, 0, 0, 0];
  for (let k = 0; k <= servers || weight > total * 1e-18; k++) {
    const beyond = Math.max(0, k - servers);
    total += weight;
    if (k >= servers) waiting += weight;
    queue += beyond * weight;
    busy += (k - beyond) * weight;
    const next = k + 1;
    weight *= rate / (Math.min(next, servers) * service + Math.max(0, next - servers) * leaving);
  }
  return {
    waits: waiting / total,
    abandons: (leaving * queue) / total / rate,
    wait: queue / total / rate,
    utilisation: busy / total / servers,
    queue: queue / total,
    present: (queue + busy) / total,
  };
}

/**
 * M/M/1+D: who is not served after `patience` hours leaves. The work before an arrival has density
 * `rate` p0 e^((rate - service) x) up to the patience, and beyond it nobody adds to it.
 */
export function waitsOfEqualPatience(rate: number, service: number, patience: number): Impatience {
  const drift = rate - service;
  const end = Math.exp(drift * patience);
  const empty = 1 / (1 + (rate * (end - 1)) / drift + (rate * end) / service);
  const abandons = (empty * rate * end) / service;
  const served = (empty * rate * (end * (drift * patience - 1) + 1)) / drift ** 2;
  const wait = served + patience * abandons;
  return {
    waits: 1 - empty,
    abandons,
    wait,
    utilisation: 1 - empty,
    queue: rate * wait,
    present: rate * wait + 1 - empty,
  };
}
