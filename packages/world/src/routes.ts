import { entityKey } from "@contactpoint/engine";
import { relayOf, type ResolvedScenario, type TopologyShape } from "@contactpoint/protocol";
import type { ContactPoint } from "./contact-point.ts";

/** Way of a message, both ends included, and the network it uses where the topology is one of networks. */
export interface Route {
  readonly path: readonly ContactPoint[];
  /** The same way back. */
  readonly wayBack: readonly ContactPoint[];
  readonly network: string | null;
}

/** Routes of a topology, worked out once per pair. */
export class Routes {
  readonly #shape: TopologyShape;
  readonly #points: readonly ContactPoint[];
  readonly #byId: ReadonlyMap<string, ContactPoint>;
  readonly #networks: readonly { readonly name: string; readonly members: ReadonlySet<string> }[];
  /** Of every network, those the topology does not use included. */
  readonly #members: ResolvedScenario["networks"];
  /** By index of the contact point, in the order of their ids. */
  readonly #neighbours: readonly ContactPoint[][];
  /** Of the search under way: by index, 1 + the index of where it came from; 0 if it is not there yet. */
  readonly #cameFrom: Int32Array;
  readonly #known = new Map<number, Route | null>();

  constructor(scenario: ResolvedScenario, points: readonly ContactPoint[]) {
    this.#shape = scenario.topology.shape;
    this.#members = scenario.networks;
    this.#points = points;
    this.#byId = new Map(points.map((point) => [point.id, point]));
    const names = this.#shape.kind === "overlay" ? this.#shape.of : Object.keys(scenario.networks);
    this.#networks = names.map((name) => ({ name, members: new Set(scenario.networks[name]) }));
    this.#neighbours = points.map(() => []);
    this.#cameFrom = new Int32Array(points.length);
    if (this.#shape.kind === "edges") this.#learnEdges(this.#shape.edges);
  }

  /** Null if the topology joins the two in no way. */
  between(from: ContactPoint, to: ContactPoint): Route | null {
    const key = from.index * this.#points.length + to.index;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#find(from, to);
    this.#known.set(key, found);
    return found;
  }

  /** Whether a State may be a hub: ways of others lead, or can lead, through it. */
  leadThrough(state: string): boolean {
    const shape = this.#shape;
    if (relayOf(shape) === "introduce") return false;
    switch (shape.kind) {
      case "mesh":
      case "direct-to-provider":
      case "mutual-legal-assistance":
        return false;
      case "hub":
        return shape.hub === state;
      case "regional-hubs":
        return Object.values(shape.hubs).includes(state);
      case "overlay":
        return this.#networks.filter(({ members }) => members.has(state)).length > 1;
      case "edges":
        return this.#neighboursOf(this.#point(state)).length > 1;
    }
  }

  /** The first network of which both are members, or null. */
  networkOf(from: ContactPoint, to: ContactPoint): string | null {
    return (
      this.#networks.find(({ members }) => members.has(from.id) && members.has(to.id))?.name ?? null
    );
  }

  /** Whether any network has both as members. */
  shareNetwork(from: ContactPoint, to: ContactPoint): boolean {
    return Object.keys(this.#members).some((network) => this.areMembers(network, from, to));
  }

  areMembers(network: string, from: ContactPoint, to: ContactPoint): boolean {
    const members = this.#members[network] ?? [];
    return members.includes(from.id) && members.includes(to.id);
  }

  /** Hubs that tell the one about the other, in the order they are asked; none where one is a hub itself. */
  introducers(from: ContactPoint, to: ContactPoint): readonly ContactPoint[] {
    const shape = this.#shape;
    const hubs =
      shape.kind === "hub"
        ? [shape.hub]
        : shape.kind === "regional-hubs"
          ? [shape.hubs[from.state.region], shape.hubs[to.state.region]]
          : [];
    const known = new Set(hubs.flatMap((id) => (id === undefined ? [] : [this.#point(id)])));
    known.delete(from);
    return known.has(to) ? [] : [...known];
  }

  #find(from: ContactPoint, to: ContactPoint): Route | null {
    const shape = this.#shape;
    if (relayOf(shape) === "introduce") return route([from, to], null);
    switch (shape.kind) {
      case "mesh":
      case "direct-to-provider":
      case "mutual-legal-assistance":
        return route([from, to], null);
      case "hub":
        return this.#through([from.id, shape.hub, to.id]);
      case "regional-hubs": {
        const first = shape.hubs[from.state.region];
        const second = shape.hubs[to.state.region];
        return first === undefined || second === undefined
          ? null
          : this.#through([from.id, first, second, to.id]);
      }
      case "overlay":
        return this.#overlay(from, to);
      case "edges":
        return this.#shortest(from, to);
    }
  }

  #through(ids: readonly string[]): Route {
    const [first = ""] = ids;
    const last = ids.at(-1) ?? "";
    // Whoever is the addressee and a hub too needs nobody behind it; the author, nobody before it.
    const there = ids.slice(0, ids.indexOf(last) + 1);
    const way = there.slice(there.lastIndexOf(first));
    const path = way.filter((id, at) => id !== way[at - 1]).map((id) => this.#point(id));
    return route(path, null);
  }

  /** Direct in a common network, else through a State that is a member on both sides. */
  #overlay(from: ContactPoint, to: ContactPoint): Route | null {
    const direct = this.networkOf(from, to);
    if (direct !== null) return route([from, to], direct);
    for (const first of this.#networks) {
      if (!first.members.has(from.id)) continue;
      for (const second of this.#networks) {
        if (!second.members.has(to.id)) continue;
        const common = [...first.members].filter(
          (id) => second.members.has(id) && this.#byId.has(id),
        );
        const relay = goBetween(common, from, to);
        if (relay !== undefined) {
          return route([from, this.#point(relay), to], `${first.name}+${second.name}`);
        }
      }
    }
    return null;
  }

  #learnEdges(edges: readonly (readonly [string, string])[]): void {
    for (const [a, b] of edges) {
      const [one, other] = [this.#point(a), this.#point(b)];
      this.#neighbours[one.index]?.push(other);
      this.#neighbours[other.index]?.push(one);
    }
    for (const list of this.#neighbours) list.sort((one, other) => byCodeUnits(one.id, other.id));
  }

  #neighboursOf({ index }: ContactPoint): readonly ContactPoint[] {
    return this.#neighbours[index] ?? [];
  }

  /** Breadth first; neighbours in code-unit order, so ties go to the lesser names. */
  #shortest(from: ContactPoint, to: ContactPoint): Route | null {
    const cameFrom = this.#cameFrom.fill(0);
    cameFrom[from.index] = 1 + from.index;
    const queue = [from];
    for (const at of queue) {
      if (at === to) break;
      for (const next of this.#neighboursOf(at)) {
        if (cameFrom[next.index] !== 0) continue;
        cameFrom[next.index] = 1 + at.index;
        queue.push(next);
      }
    }
    const path = [to];
    for (let at = to; at !== from; path.push(at)) {
      const before = this.#points[(cameFrom[at.index] ?? 0) - 1];
      if (before === undefined) return null;
      at = before;
    }
    return route(path.reverse(), null);
  }

  #point(id: string): ContactPoint {
    const point = this.#byId.get(id);
    if (point === undefined) throw new Error(`the topology names no known State ${id}`);
    return point;
  }
}

function route(path: readonly ContactPoint[], network: string | null): Route {
  return { path, wayBack: path.toReversed(), network };
}

/**
 * Each pair has a go-between of its own, the same both ways: chosen by a hash, so that no member of
 * two networks carries what all others write to one another, and adding a State moves few pairs.
 */
function goBetween(
  common: readonly string[],
  from: ContactPoint,
  to: ContactPoint,
): string | undefined {
  const [one, other] = [from.state.key, to.state.key].toSorted(byCodeUnits);
  let chosen: string | undefined;
  let most = -1;
  for (const id of common) {
    const { hi } = entityKey(`${id} between ${one} and ${other}`);
    if (hi > most) [chosen, most] = [id, hi];
  }
  return chosen;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
