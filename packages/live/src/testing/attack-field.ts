import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as turn } from "node:timers/promises";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { ExerciseClock, type OutsidePortalAddress, SingleNode } from "../host/index.ts";
import type { Incident, LinkLimits } from "../link/index.ts";
import { NodeStore } from "../store/index.ts";
import { HostGuard, type BookMemory } from "../trust/index.ts";
import { HostilePeer, type PeerOptions } from "./hostile-peer.ts";
import { makeMembership, type Membership } from "./membership.ts";

export interface FieldOptions {
  /** The node that is attacked; all other States are played by hostile or honest raw clients. */
  readonly victim?: string;
  readonly limits?: Partial<LinkLimits>;
  readonly membership?: Membership;
  /** Hears of incidents instead of `incidents`, which keeps them all. */
  readonly onIncident?: (incident: Incident) => void;
  /** Where it asks for the register; nobody is there unless said. */
  readonly secretariat?: string;
  /** Exercise milliseconds since its start, before the node starts; 0 unless said. */
  readonly elapsed?: number;
  /** Portals of providers, which have no other address then. */
  readonly portals?: ReadonlyMap<string, OutsidePortalAddress>;
  /** Hears of each record before anything of it is stored; what it throws, the node fails with. */
  readonly onRecord?: (record: JournalRecord) => void;
}

/** Everything durable or observable about a node that an attack must leave alone. */
export interface Picture {
  readonly journal: readonly string[];
  readonly inputs: readonly string[];
  readonly outbox: readonly string[];
}

/** One refusal as the audit log has it. */
export interface AuditedRefusal {
  readonly kind: string;
  readonly detail_sha256: string;
}

/**
 * One contact point as it really runs: over mutual TLS, with a store on disk, found through a
 * signed register. The exercise goes by the second, so nothing happens in it by itself and any
 * change is the doing of whoever connects.
 */
export class AttackField implements AsyncDisposable {
  readonly scenario: ResolvedScenario;
  readonly victim: string;
  readonly membership: Membership;
  readonly incidents: Incident[] = [];
  /** What the process of the node reported as its own failure, if anything. */
  failure: unknown;
  readonly #folder = mkdtempSync(join(tmpdir(), "contactpoint-attack-"));
  readonly #limits: Partial<LinkLimits>;
  readonly #secretariat: string;
  readonly #onIncident: (incident: Incident) => void;
  readonly #portals: ReadonlyMap<string, OutsidePortalAddress>;
  readonly #onRecord: (record: JournalRecord) => void;
  #journal: string[] = [];
  #memory: BookMemory | undefined;
  #port = 0;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #node: SingleNode | undefined;
  #store: NodeStore | undefined;

  static async open(scenario: ResolvedScenario, options: FieldOptions = {}): Promise<AttackField> {
    const { elapsed = 0 } = options;
    const membership =
      options.membership ?? (await makeMembership(scenario, { port: await freePort(), elapsed }));
    const field = new AttackField(scenario, membership, options);
    await field.start();
    return field;
  }

  private constructor(scenario: ResolvedScenario, membership: Membership, options: FieldOptions) {
    const { victim = "XB", limits = {}, secretariat = NOBODY, onIncident } = options;
    this.#onIncident = onIncident ?? ((incident) => this.incidents.push(incident));
    this.#portals = options.portals ?? new Map();
    this.#onRecord = options.onRecord ?? (() => undefined);
    this.scenario = scenario;
    this.victim = victim;
    this.membership = membership;
    this.#limits = limits;
    this.#secretariat = secretariat;
  }

  get file(): string {
    return join(this.#folder, "node.db");
  }

  get port(): number {
    return this.#port;
  }

  get node(): SingleNode {
    if (this.#node === undefined) throw new Error("the node does not run");
    return this.#node;
  }

  /** Records of the present life of the node. */
  get journal(): readonly JournalRecord[] {
    return this.#journal.map((line) => JSON.parse(line) as JournalRecord);
  }

  async start(): Promise<void> {
    const { scenario, membership, victim } = this;
    this.#journal = [];
    this.#stop = new AbortController();
    const store = this.#openStore();
    const { exercise } = membership.register;
    const node = new SingleNode({
      scenario,
      credentials: { ...membership.credentialsOf(victim), secretariat: this.#secretariat },
      clock: new ExerciseClock({
        start: scenario.clock.start,
        startedAt: exercise.started_at,
        rate: exercise.rate,
        now: Date.now,
      }),
      store,
      guard: new HostGuard(),
      sinks: [(record) => this.#journal.push(JSON.stringify(record)), this.#onRecord],
      now: Date.now,
      portals: this.#portals,
      limits: this.#limits,
      ...(this.#memory === undefined ? {} : { memory: this.#memory }),
      events: {
        incident: this.#onIncident,
        rejected: () => undefined,
        registerRefused: () => undefined,
        registerUnreachable: () => undefined,
        registerChanged: (memory) => {
          this.#memory = memory;
        },
      },
    });
    this.#store = store;
    this.#node = node;
    this.#port = await node.open();
    this.#running = node.run(this.#stop.signal).catch((error: unknown) => {
      this.failure = error;
    });
  }

  /** Ends the node in good order, or as a process ends whose node has failed; its store stays. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#node?.close().catch((error: unknown) => {
      if (error !== this.failure) throw error;
    });
    this.#store?.close();
    this.#node = undefined;
    this.#store = undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** A client in the name of a State, as far as `options` do not say otherwise, before any frame. */
  connect(state: string, options: Partial<PeerOptions> = {}): Promise<HostilePeer> {
    const { membership, victim } = this;
    const channel = this.channel;
    return new HostilePeer({
      port: this.#port,
      state,
      victim,
      channel,
      signing: membership.nodeOf(state).signing,
      tls: membership.tlsOf(state),
      held: membership.held,
      ...options,
    }).opened();
  }

  /** A client that has proved itself. */
  async member(state: string, options: Partial<PeerOptions> = {}): Promise<HostilePeer> {
    return (await this.connect(state, options)).shakeHands();
  }

  /** The first channel of the scenario. */
  get channel(): string {
    return Object.keys(this.scenario.channels)[0] ?? "";
  }

  /** Resolves once the node has carried out all that was due when it started. */
  async caughtUp(): Promise<void> {
    while (this.node.host.lag > 0) await turn();
  }

  /** What is stored now, and the journal. */
  async picture(): Promise<Picture> {
    await this.node.host.store();
    return {
      journal: [...this.#journal],
      inputs: this.#texts("SELECT node, key, digest, skeleton FROM input ORDER BY seq"),
      outbox: this.#texts("SELECT node, key, peer FROM outbox ORDER BY seq"),
    };
  }

  /** Refusals in the audit log on disk. */
  async audited(): Promise<readonly AuditedRefusal[]> {
    await this.node.host.store();
    return this.#rows(
      "SELECT subject AS kind, digest AS detail_sha256 FROM audit WHERE kind = 'refused' ORDER BY seq",
    ).map((row) => ({ ...row }) as unknown as AuditedRefusal);
  }

  /** Texts of the frames that wait for a receipt. */
  pendingFrames(): readonly string[] {
    return [...(this.#store?.outbox.pending(this.victim) ?? [])].flatMap(
      ({ frame }) => frame ?? [],
    );
  }

  /** Of what the audit log has a refusal. */
  async auditedKinds(): Promise<readonly string[]> {
    return (await this.audited()).map(({ kind }) => kind);
  }

  /** Waits until the node has told of an incident of a kind, and that the audit log has it. */
  async auditedIncident(kind: Incident["kind"], about = ""): Promise<Incident> {
    const found = await this.incident(kind, about);
    const entries = await this.audited();
    const digest = hash("sha256", found.detail);
    if (!entries.some((entry) => entry.kind === kind && entry.detail_sha256 === digest))
      throw new Error(`the audit log says nothing of ${kind}: ${found.detail}`);
    return found;
  }

  /** Waits until the node has told of an incident of a kind whose detail begins so. */
  async incident(kind: Incident["kind"], about = ""): Promise<Incident> {
    for (;;) {
      const found = this.incidents.find(
        (incident) => incident.kind === kind && incident.detail.startsWith(about),
      );
      if (found !== undefined) return found;
      await turn();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true });
  }

  #openStore(): NodeStore {
    const { exercise } = this.membership.register;
    return NodeStore.open(this.file, {
      run: { content_hash: exercise.content_hash, seed: exercise.seed, protocol: "1.0.0" },
      kek: new Uint8Array(32).fill(1),
    });
  }

  #texts(sql: string): readonly string[] {
    return this.#rows(sql).map((row) => JSON.stringify(row));
  }

  #rows(sql: string): readonly Record<string, unknown>[] {
    using database = new DatabaseSync(this.file, { readOnly: true });
    return database.prepare(sql).all();
  }
}

/** The node then lives by the register that came with its credentials. */
const NOBODY = "https://127.0.0.1:1";

/** A port that was free a moment ago: the register has to name it before the node listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
