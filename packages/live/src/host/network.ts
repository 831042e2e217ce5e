import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Incident, LinkLimits } from "../link/index.ts";
import { type NodeStore, StoreBeside } from "../store/index.ts";
import {
  type Exercise,
  exerciseCredentials,
  type NodeKeys,
  RegisterBook,
  registeredStates,
} from "../trust/index.ts";
import type { People } from "@contactpoint/world";
import type { RecalledAct } from "./acts.ts";
import { derivedKeys } from "./derived-keys.ts";
import type { HostClock } from "./host-clock.ts";
import type { HostObserver } from "./host-observer.ts";
import { LiveHost } from "./live-host.ts";
import { type LinkEvents, NodeLinks } from "./node-links.ts";
import { type OutsidePortalAddress, portals } from "./portals.ts";
import { RegisterView } from "./register-view.ts";

export interface NetworkOptions {
  readonly scenario: ResolvedScenario;
  readonly exercise: Exercise;
  readonly clock: HostClock;
  readonly store: NodeStore;
  /** Keep to the simulator's order exactly; otherwise frames take the time they take. */
  readonly keepsOrder: boolean;
  /** Another thread writes the store; false unless said. */
  readonly storesBeside?: boolean;
  readonly sinks: readonly ((record: JournalRecord) => void)[];
  /** Real milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Portals at real URLs, by provider; the others are played in this process. */
  readonly portals?: ReadonlyMap<string, OutsidePortalAddress>;
  /** 32 bytes from which the keys of all nodes follow; the same ones for the same store. */
  readonly secret: Uint8Array;
  readonly limits?: Partial<LinkLimits>;
  readonly onIncident?: (state: string, incident: Incident) => void;
  readonly observer?: HostObserver;
  /** See LiveHostOptions. */
  readonly awake?: number;
  /** People who are the officers of some contact points. */
  readonly people?: People;
  /** What people did in earlier lives of the process, oldest first. */
  readonly recalled?: readonly RecalledAct[];
}

/** The register of a network in one process holds from a day before to a year after. */
const VALID_BEFORE_MS = 86_400_000;
const VALID_FOR_MS = 365 * 86_400_000;
/** All nodes are this process's own, so none of them is held to a stranger's rate. */
const OWN_RATE = 1_000_000;

/** All contact points of a scenario in one process, each with a port, keys and files of its own. */
export class LiveNetwork {
  readonly host: LiveHost;
  readonly links: NodeLinks;
  readonly #beside: StoreBeside | null;
  readonly #stop = new AbortController();
  readonly #ports = new Map<string, number>();
  readonly #register: RegisterAtHand;
  #failure: Error | null = null;

  /** Opens the ports on loopback and signs a register that names them. */
  static async open(options: NetworkOptions): Promise<LiveNetwork> {
    const network = new LiveNetwork(options);
    await network.#listen(options);
    return network;
  }

  private constructor(options: NetworkOptions) {
    const { scenario, clock, store, keepsOrder, sinks, storesBeside = false } = options;
    this.#beside = storesBeside ? new StoreBeside(store) : null;
    const nodes = scenario.states.map(({ id }) => derivedKeys(options.secret, id));
    const view = new RegisterView(() => this.#register.book, options.now);
    this.#register = { nodes, book: null };
    this.links = new NodeLinks({
      nodes,
      channels: Object.keys(scenario.channels),
      view,
      events: this.#events(options.onIncident ?? (() => undefined)),
      limits: { frames_per_second: OWN_RATE, burst_frames: OWN_RATE, ...options.limits },
      observer: options.observer,
    });
    this.host = new LiveHost({
      scenario,
      clock,
      store: this.#beside ?? store,
      nodes,
      registered: view,
      keepsOrder,
      sinks,
      observer: options.observer,
      awake: options.awake,
      people: options.people,
      recalled: options.recalled,
      send: (node, frame) => this.links.send(node, frame),
      unsent: (node, frame) => this.links.unsent(node, frame),
      portals: portals({
        scenario,
        host: () => this.host,
        outside: options.portals ?? new Map(),
        now: options.now,
      }),
    });
  }

  /**
   * Runs to the end of the scenario, or until the signal, and ends the journal.
   *
   * @throws Error if a node rejects a frame for which a place is kept, since nothing could follow it
   */
  async run(signal: AbortSignal): Promise<void> {
    this.host.begin();
    this.#beside?.begin();
    await this.host.run(AbortSignal.any([signal, this.#stop.signal]));
    if (this.#failure !== null) throw this.#failure;
    await this.host.finish();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    const closed = this.links.close();
    try {
      await this.host.storeUntil(closed);
    } finally {
      // The ports are closed even where nothing can be stored any more.
      await closed;
      this.host.close();
      await this.#beside?.close();
    }
  }

  async #listen(options: NetworkOptions): Promise<void> {
    const { scenario, exercise, now } = options;
    const { nodes } = this.#register;
    for (const { state } of nodes)
      this.#ports.set(state, await this.links.listen(state, { host: "127.0.0.1", port: 0 }));
    const byState = new Map(nodes.map((keys) => [keys.state, keys]));
    const validity = { valid_from: now() - VALID_BEFORE_MS, valid_until: now() + VALID_FOR_MS };
    const credentials = exerciseCredentials({
      exercise,
      states: registeredStates(scenario),
      channels: Object.keys(scenario.channels),
      endpointOf: (state) => `ws://127.0.0.1:${this.#ports.get(state) ?? 0}`,
      validity,
      keysOf: (state) => byState.get(state) ?? derivedKeys(options.secret, state),
    });
    const book = new RegisterBook({ root: credentials.root.verify.raw });
    for (const answer of [
      book.acceptKeys(credentials.keys, now()),
      book.accept(credentials.register, now()),
    ])
      if ("refused" in answer) throw new Error(`the register was refused: ${answer.refused.name}`);
    this.#register.book = book;
  }

  #events(onIncident: (state: string, incident: Incident) => void): LinkEvents {
    return {
      receive: (...frame) => this.host.reception.receive(...frame),
      settled: (state, key) => this.host.settle(state, key),
      rejected: (state, key, error) => {
        this.#failure ??= new Error(`${state} could not bring ${key} to its peer: ${error}`);
        this.#stop.abort();
      },
      incident: (state, incident) => {
        this.host.refused(state, incident.kind, incident.detail);
        onIncident(state, incident);
      },
    };
  }
}

/** Keys are there from the start, the register once the ports are open. */
interface RegisterAtHand {
  readonly nodes: readonly NodeKeys[];
  book: RegisterBook | null;
}
