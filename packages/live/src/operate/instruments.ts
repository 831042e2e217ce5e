import { Counter, exponentialBuckets, Gauge, Histogram, type Registry } from "prom-client";
import { METRICS, type MetricName } from "./metric-list.ts";

/** The instruments of one process, in a registry of their own. */
export interface Instruments {
  counter(name: MetricName<"counter">): Counter;
  gauge(name: MetricName<"gauge">): Gauge;
  histogram(name: MetricName<"histogram">): Histogram;
}

/** Ten buckets, each four times as wide, span five and a half decades. */
const BUCKETS = 10;
const FACTOR = 4;

/** Makes every metric of `METRICS` in `registry`. */
export function openInstruments(registry: Registry): Instruments {
  const registers = [registry];
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const metric of METRICS) {
    const { name, help, labels } = metric;
    const config = { name, help, labelNames: labels, registers };
    if (metric.type === "counter") counters.set(name, new Counter(config));
    else if (metric.type === "gauge") gauges.set(name, new Gauge(config));
    else {
      const buckets = exponentialBuckets(metric.least, FACTOR, BUCKETS);
      histograms.set(name, new Histogram({ ...config, buckets }));
    }
  }
  return {
    counter: (name) => found(counters, name),
    gauge: (name) => found(gauges, name),
    histogram: (name) => found(histograms, name),
  };
}

/** @throws Error if there is none of that name */
export function found<T>(instruments: ReadonlyMap<string, T>, name: string): T {
  const instrument = instruments.get(name);
  if (instrument === undefined) throw new Error(`no metric ${name}`);
  return instrument;
}
