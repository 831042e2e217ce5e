import { collectDefaultMetrics, Registry } from "prom-client";
import { openInstruments, type Instruments } from "./instruments.ts";
import { NodeGauges, type NodeReadings } from "./node-gauges.ts";
import { NodeMetrics } from "./node-metrics.ts";

/** What Prometheus reads: the text and the type it is served as. */
export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

/** The metrics of one process: of its nodes and of Node itself. */
export class ProcessMetrics {
  readonly #registry = new Registry();
  readonly #instruments: Instruments;
  readonly #gauges: NodeGauges;
  readonly #nodes: NodeMetrics[] = [];

  /** @param now milliseconds since the Unix epoch */
  constructor(now: () => number) {
    collectDefaultMetrics({ register: this.#registry });
    this.#instruments = openInstruments(this.#registry);
    this.#gauges = new NodeGauges(this.#instruments, now);
  }

  /**
   * The metrics of one node of this process. `read` is called when Prometheus asks, so that gauges
   * cost nothing in between.
   * @throws Error if the node has metrics already
   */
  node(state: string, read: () => NodeReadings): NodeMetrics {
    this.#gauges.add(state, read);
    const metrics = new NodeMetrics(state, this.#instruments);
    this.#nodes.push(metrics);
    return metrics;
  }

  /** What all metrics say now, in the text format of Prometheus. */
  async expose(): Promise<Exposition> {
    for (const node of this.#nodes) node.flush();
    this.#gauges.read();
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
