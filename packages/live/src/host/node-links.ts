import { type Incident, type LinkLimits, Station } from "../link/index.ts";
import type { HostGuard, NodeKeys, TlsCredentials } from "../trust/index.ts";
import type { OutgoingFrame, UnsentFrame } from "./host-context.ts";
import type { HostObserver } from "./host-observer.ts";
import type { Received } from "./reception.ts";
import type { HopEnvelope } from "../wire/index.ts";
import type { RegisterView } from "./register-view.ts";

/** What the links tell their host. */
export interface LinkEvents {
  receive(state: string, peer: string, channel: string, envelope: HopEnvelope): Promise<Received>;
  /** A peer has stored a frame. */
  settled(state: string, key: string): void;
  /** A peer will never take a frame. */
  rejected(state: string, key: string, error: string): void;
  incident(state: string, incident: Incident): void;
}

export interface NodeLinksOptions {
  readonly nodes: readonly NodeKeys[];
  readonly channels: readonly string[];
  readonly view: RegisterView;
  readonly events: LinkEvents;
  readonly tls?: TlsCredentials;
  /** Which hosts may be called; only this machine unless others are named. */
  readonly guard?: HostGuard;
  readonly limits?: Partial<LinkLimits>;
  readonly observer: HostObserver | undefined;
}

/** Each channel of an endpoint has a path of its own under this. */
const CHANNELS = "/channels/";

/** The stations of the nodes of one process. */
export class NodeLinks {
  readonly #stations: ReadonlyMap<string, Station>;
  /** Frames that a full queue did not take, by node and peer; they go out when it has room. */
  readonly #postponed = new Map<string, OutgoingFrame[]>();
  readonly #events: LinkEvents;
  readonly #view: RegisterView;
  readonly #observer: HostObserver | undefined;

  constructor(options: NodeLinksOptions) {
    this.#events = options.events;
    this.#view = options.view;
    this.#observer = options.observer;
    this.#stations = new Map(
      options.nodes.map((keys) => [keys.state, this.#newStation(keys, options)]),
    );
  }

  /** @returns the port, which the system chose if 0 was asked for */
  listen(state: string, place: { readonly host: string; readonly port: number }): Promise<number> {
    return this.#station(state).listen(place);
  }

  /** Sends a frame until it is receipted. It is in the store, so nothing is lost by waiting. */
  send(state: string, frame: OutgoingFrame): void {
    this.#observer?.frameSent(state, frame.peer, frame.key);
    this.#handOrPostpone(state, frame);
  }

  /** A frame could not be made: for want of its addressee's key, or by a fault of this node. */
  unsent(state: string, { key, to, error }: UnsentFrame): void {
    if (this.#view.sealKeyOf(to) === undefined)
      return this.#events.rejected(state, key, "unknown-peer");
    const detail = error instanceof Error ? error.message : String(error);
    const incident = { kind: "host-failed", peer: to, detail } as const;
    this.#events.incident(state, incident);
    this.#observer?.incident(state, incident);
    this.#events.rejected(state, key, "internal-fault");
  }

  registerChanged(): void {
    for (const station of this.#stations.values()) station.registerChanged();
  }

  /** Takes another certificate or list of revoked ones. */
  renewTls(tls: TlsCredentials): void {
    for (const station of this.#stations.values()) station.renewTls(tls);
  }

  statusOf(state: string): Station["status"] {
    return this.#station(state).status;
  }

  /** Breaks one connection of one node. For tests and drills. @returns whether there was one */
  killRandomSocket(random: () => number): boolean {
    const stations = [...this.#stations.values()];
    return stations[Math.floor(random() * stations.length)]?.killRandomSocket() ?? false;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#stations.values()].map((station) => station.close()));
  }

  #newStation(
    keys: NodeKeys,
    { channels, view, events, tls, guard, limits, observer }: NodeLinksOptions,
  ): Station {
    const { state } = keys;
    return new Station({
      state,
      signKey: keys.signing,
      peer: (other) => view.peerOf(other),
      register: () => view.held(),
      onIncident: (incident) => {
        events.incident(state, incident);
        observer?.incident(state, incident);
      },
      channels: channels.map((channel) => `${CHANNELS}${channel}`),
      onFrame: async (peer, path, envelope) => {
        observer?.frameReceived(state, peer, envelope.key);
        const channel = path.slice(CHANNELS.length);
        const answer = await events.receive(state, peer, channel, envelope);
        observer?.frameAnswered(state, peer, envelope.key, answer);
        return answer;
      },
      onReceipt: (key) => {
        events.settled(state, key);
        observer?.receiptReceived(state, key);
      },
      onReject: (key, { name }) => {
        events.rejected(state, key, name);
        observer?.rejectionReceived(state, key, name);
      },
      onRoom: (peer) => this.#retry(state, peer),
      ...(observer === undefined ? {} : { observer: observer.linksOf(state) }),
      ...(tls === undefined ? {} : { tls }),
      ...(guard === undefined ? {} : { guard }),
      ...(limits === undefined ? {} : { limits }),
    });
  }

  #station(state: string): Station {
    const station = this.#stations.get(state);
    if (station === undefined) throw new Error(`${state} has no station here`);
    return station;
  }

  /** @returns false if the queue was full */
  #hand(state: string, { peer, channel, key, frame }: OutgoingFrame): boolean {
    if (this.#view.leavesOut(peer)) {
      this.#events.rejected(state, key, "unknown-peer");
      return true;
    }
    const result = this.#station(state).send(peer, `${CHANNELS}${channel}`, key, frame);
    if (result === "oversize") this.#events.rejected(state, key, result);
    return result !== "overloaded";
  }

  /** Whatever is said to a peer after a frame that was postponed is postponed too. */
  #handOrPostpone(state: string, frame: OutgoingFrame): void {
    const way = wayOf(state, frame.peer);
    const waiting = this.#postponed.get(way);
    if (waiting !== undefined) waiting.push(frame);
    else if (!this.#hand(state, frame)) this.#postponed.set(way, [frame]);
  }

  #retry(state: string, peer: string): void {
    const way = wayOf(state, peer);
    const waiting = this.#postponed.get(way) ?? [];
    this.#postponed.delete(way);
    for (const frame of waiting) this.#handOrPostpone(state, frame);
  }
}

function wayOf(state: string, peer: string): string {
  return JSON.stringify([state, peer]);
}
