import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Incident, LinkLimits } from "../link/index.ts";
import type { NodeStore } from "../store/index.ts";
import {
  type BookMemory,
  type HostGuard,
  type NodeCredentials,
  type Register,
  RegisterBook,
  RegisterClient,
  type RegisterRefusal,
} from "../trust/index.ts";
import type { HostClock } from "./host-clock.ts";
import type { HostObserver } from "./host-observer.ts";
import { LiveHost } from "./live-host.ts";
import { type LinkEvents, NodeLinks } from "./node-links.ts";
import { type OutsidePortalAddress, portals } from "./portals.ts";
import { RegisterView } from "./register-view.ts";

export interface SingleNodeOptions {
  readonly scenario: ResolvedScenario;
  readonly credentials: NodeCredentials;
  readonly clock: HostClock;
  readonly store: NodeStore;
  readonly guard: HostGuard;
  readonly sinks: readonly ((record: JournalRecord) => void)[];
  /** Real milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly portals: ReadonlyMap<string, OutsidePortalAddress>;
  /** The register as this node knew it when it last ran. */
  readonly memory?: BookMemory;
  readonly events: SingleNodeEvents;
  readonly limits?: Partial<LinkLimits>;
  readonly observer?: HostObserver;
}

/** What an operator hears of. */
export interface SingleNodeEvents {
  incident(incident: Incident): void;
  /** A frame that its peer will never take. */
  rejected(key: string, error: string): void;
  registerRefused(refusal: RegisterRefusal): void;
  /** Real time passed between two inquiries without an answer. */
  registerUnreachable(sentence: string): void;
  /** The register changed: its memory must be stored. */
  registerChanged(memory: BookMemory): void;
}

/** Real time between two inquiries at the secretariat. */
const INQUIRY_MS = 5_000;
/** Real time for which a node that is done still answers its peers, and waits for their receipts. */
const FAREWELL_MS = 3_000;
const LOOK_MS = 50;

/** One contact point in a process of its own, which finds the others through the register. */
export class SingleNode {
  readonly host: LiveHost;
  readonly links: NodeLinks;
  readonly #options: SingleNodeOptions;
  readonly #book: RegisterBook;
  readonly #client: RegisterClient;

  constructor(options: SingleNodeOptions) {
    const { scenario, credentials, guard, now, memory, events } = options;
    this.#options = options;
    this.#book = new RegisterBook({
      root: credentials.root,
      report: (refusal) => {
        const { name, detail } = refusal;
        this.host.refused(credentials.state, name, `register: ${detail}`);
        events.registerRefused(refusal);
      },
      ...(memory === undefined ? {} : { memory }),
    });
    const view = new RegisterView(() => this.#book, now);
    this.links = new NodeLinks({
      nodes: [credentials],
      channels: Object.keys(scenario.channels),
      view,
      events: this.#linkEvents(),
      tls: credentials.tls,
      guard,
      observer: options.observer,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    this.host = new LiveHost({
      scenario,
      clock: options.clock,
      store: options.store,
      nodes: [credentials],
      registered: view,
      keepsOrder: false,
      sinks: options.sinks,
      observer: options.observer,
      send: (node, frame) => this.links.send(node, frame),
      unsent: (node, frame) => this.links.unsent(node, frame),
      portals: portals({ scenario, host: () => this.host, outside: options.portals, now }),
    });
    this.#client = new RegisterClient({
      url: credentials.secretariat,
      tls: credentials.tls,
      book: this.#book,
      guard,
      interval: INQUIRY_MS,
      now,
      onChange: () => this.#registerChanged(),
      onRevoked: (revoked) => this.links.renewTls({ ...credentials.tls, revoked }),
      report: (sentence) => events.registerUnreachable(sentence),
    });
  }

  /** The register in force, or null. */
  get register(): Register | null {
    return this.#book.register(this.#options.now());
  }

  /**
   * Takes the register it was given, asks the secretariat for a newer one, opens its port and
   * carries out again what it had stored. @returns the port
   *
   * @throws Error if there is no register to rely on
   */
  async open(): Promise<number> {
    const { credentials, now } = this.#options;
    if (this.#book.latest === null) {
      this.#book.acceptKeys(credentials.keys, now());
      this.#book.accept(credentials.register, now());
    }
    await this.#client.refresh();
    if (this.register === null)
      throw new Error("no register is in force: start the secretariat, or renew the credentials");
    this.host.begin();
    const port = await this.links.listen(credentials.state, credentials.listen);
    this.#client.start();
    return port;
  }

  /** Runs to the end of the scenario, or until the signal; then ends the journal. */
  async run(signal: AbortSignal): Promise<void> {
    await this.host.run(signal);
    if (!signal.aborted) await this.#farewell(signal);
    await this.host.finish();
  }

  async close(): Promise<void> {
    this.#client.stop();
    const closed = this.links.close();
    try {
      await this.host.storeUntil(closed);
    } finally {
      // The ports are closed even where nothing can be stored any more.
      await closed;
      this.host.close();
    }
  }

  /** Others may be a little behind: their frames still get receipts. */
  async #farewell(signal: AbortSignal): Promise<void> {
    const { now, credentials, store } = this.#options;
    const begun = now();
    const isDone = (): boolean =>
      now() - begun >= FAREWELL_MS && store.outbox.pending(credentials.state).length === 0;
    while (!signal.aborted && !isDone() && now() - begun < 5 * FAREWELL_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      await this.host.store();
    }
  }

  #registerChanged(): void {
    this.links.registerChanged();
    this.#options.events.registerChanged(this.#book.memory());
  }

  #linkEvents(): LinkEvents {
    const { events, credentials } = this.#options;
    const { state } = credentials;
    return {
      receive: (...frame) => this.host.reception.receive(...frame),
      settled: (_, key) => this.host.settle(state, key),
      rejected: (_, key, error) => {
        this.host.settle(state, key);
        this.host.refused(state, error, key);
        events.rejected(key, error);
      },
      incident: (_, incident) => {
        this.host.refused(state, incident.kind, incident.detail);
        events.incident(incident);
      },
    };
  }
}
