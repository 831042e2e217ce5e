import type { HostObserver, LiveHost } from "@contactpoint/live";
import { LINK_LIMITS } from "@contactpoint/live/link";
import {
  describeLimits,
  missingFiles,
  ProcessMetrics,
  serveHealth,
} from "@contactpoint/live/operate";
import type {
  CheckResult,
  HealthServer,
  IncidentKind,
  NodeLog,
  NodeMetrics,
  NodeReadings,
  ReadinessChecks,
} from "@contactpoint/live/operate";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { Flights } from "./flights.ts";
import { JournalTally } from "./journal-tally.ts";
import { milliseconds } from "./milliseconds.ts";
import { observeHost } from "./observe-host.ts";
import { operatorLogs } from "./operator-log.ts";
import type { OperatorOptions } from "./operator-options.ts";

/** What a running service is asked about. */
export interface Service {
  readonly host: Pick<LiveHost, "lag" | "now">;
  connections(node: string): number;
  /** The register in force, or null. */
  readonly register: { readonly version: number; readonly issued_at: number } | null;
}

/** Real time by which the exercise may lag before an operator hears of it. */
const LAG_MOST_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

/** Databases, standard streams, the ports of health and the runtime's own. */
const FILES_BESIDE = 48;

/** Logs, metrics and health of the nodes of one process. */
export class Operations {
  readonly observer: HostObserver;
  readonly tally = new JournalTally();
  readonly flights = new Flights(Date.now);
  /** The log of the process. */
  readonly log: NodeLog;
  readonly #options: OperatorOptions;
  readonly #metrics: ProcessMetrics | undefined;
  readonly #counters = new Map<string, NodeMetrics>();
  readonly #logs = new Map<string, NodeLog>();
  #service: Service | null = null;
  #health: HealthServer | undefined;
  #lastCommit: number | null = null;
  #watch: NodeJS.Timeout | undefined;

  /** @param process what the log calls the process: a State if it has one node */
  constructor(process: string, nodes: readonly string[], options: OperatorOptions) {
    this.#options = options;
    const logs = operatorLogs(options);
    for (const node of nodes) this.#logs.set(node, logs(node));
    this.log = this.#logs.get(process) ?? logs(process);
    if (options.metricsPort !== undefined) this.#metrics = new ProcessMetrics(Date.now);
    for (const node of nodes) {
      const counters = this.#metrics?.node(node, () => this.#readings(node));
      if (counters !== undefined) this.#counters.set(node, counters);
    }
    this.#checkFiles(nodes.length);
    const [timings] = this.#counters.values();
    this.observer = observeHost({
      logOf: (node) => this.#logs.get(node) ?? this.log,
      metricsOf: (node) => this.#counters.get(node),
      timings,
      flights: this.flights,
      committed: (seconds) => {
        this.#lastCommit = Date.now();
        this.log.debug("turn-committed", { duration_ms: milliseconds(seconds) });
      },
    });
  }

  /** Opens the port of metrics and health, if there is to be one. @throws Failure 69 */
  async open(service: Service): Promise<void> {
    this.#service = service;
    this.#watchService(service);
    const { metricsPort: port } = this.#options;
    if (port === undefined || this.#metrics === undefined) return;
    try {
      this.#health = await serveHealth({
        port,
        metrics: this.#metrics,
        checks: this.#checks(),
        failed: (error) => this.log.error("health-check-failed", { error }),
      });
    } catch (error) {
      throw portFailure(error, "the port of metrics and health") ?? error;
    }
    const endpoint = `http://127.0.0.1:${this.#health.port}`;
    this.log.info("health-listened", { endpoint });
    if (this.#options.log === "silent") process.stderr.write(`metrics and health: ${endpoint}\n`);
  }

  countIncident(node: string, kind: IncidentKind): void {
    this.#counters.get(node)?.incident(kind);
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    await this.#health?.close();
  }

  #checkFiles(nodes: number): void {
    const limits = describeLimits();
    const connections = nodes * LINK_LIMITS.outgoing_connections;
    const missing = limits && missingFiles(limits, connections, FILES_BESIDE + nodes);
    if (missing !== undefined)
      this.log.warn("file-limit-low", { count: missing.needed, limit: missing.allowed });
  }

  #checks(): ReadinessChecks {
    const service = (): Service | null => this.#service;
    return {
      store: () => answer(this.#lastCommit !== null, "nothing has been stored yet"),
      register: () => answer((service()?.register ?? null) !== null, "no register is in force"),
      links: () => answer(service() !== null, "the port for peers is not open"),
      clock: () => answer((service()?.host.lag ?? 0) <= LAG_MOST_MS, "the exercise lags behind"),
    };
  }

  /** Says once, not every second, that the clock is behind or the register has run out. */
  #watchService(service: Service): void {
    let [isLate, isExpired] = [false, false];
    this.#watch = setInterval(() => {
      const { lag } = service.host;
      if (lag > LAG_MOST_MS && !isLate)
        this.log.warn("clock-fell-behind", { lag_ms: Math.round(lag) });
      isLate = lag > LAG_MOST_MS;
      if (service.register === null && !isExpired) this.log.error("register-expired");
      isExpired = service.register === null;
    }, LOOK_EVERY_MS);
  }

  #readings(node: string): NodeReadings {
    const service = this.#service;
    return {
      connections: service?.connections(node) ?? 0,
      outbox: this.flights.waiting(node),
      tasks: this.tally.tasks(node),
      requests: this.tally.requests(node),
      exerciseClock: service?.host.now ?? 0,
      register: {
        version: service?.register?.version ?? 0,
        issuedAt: service?.register?.issued_at ?? 0,
      },
      lastCommit: this.#lastCommit,
    };
  }
}

function answer(ok: boolean, otherwise: string): CheckResult {
  return ok ? { ok } : { ok, detail: otherwise };
}

/** What to end with if a port cannot be had; undefined if the error is another. */
export function portFailure(error: unknown, what: string): Failure | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "listen")
    return undefined;
  return new Failure(EXIT.unavailable, `${what} cannot be opened: ${error.message}`);
}
