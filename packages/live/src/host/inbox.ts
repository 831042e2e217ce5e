import type { Instant } from "@contactpoint/engine";
import type { Happening } from "@contactpoint/world";
import type { HostStore, Input, LoggedInput } from "../store/index.ts";
import type { HostObserver } from "./host-observer.ts";
import type { LiveAgenda, Place } from "./live-agenda.ts";

/** Something that came from outside, ready to be entered. */
export interface Arrival extends Omit<Input, "position" | "at"> {
  /** When it counts as arrived; null: now. */
  readonly due: Instant | null;
  readonly happening: Happening;
}

/**
 * Where what comes from outside enters the agenda, and the log from which that can be repeated.
 * `keepsOrder`: all contact points run here, so each arrival has a place in the order since it was
 * sent. Otherwise it takes the place that it comes at, and the log says which.
 */
export class Inbox {
  readonly #agenda: LiveAgenda;
  readonly #store: HostStore;
  readonly #keepsOrder: boolean;
  readonly #observer: HostObserver | undefined;
  readonly #places = new Map<string, Place>();
  /** Arrivals of an earlier life of this process, whose places are not reserved yet. */
  readonly #recorded = new Map<string, LoggedInput>();

  constructor(
    agenda: LiveAgenda,
    store: HostStore,
    keepsOrder: boolean,
    observer: HostObserver | undefined,
  ) {
    this.#agenda = agenda;
    this.#store = store;
    this.#keepsOrder = keepsOrder;
    this.#observer = observer;
  }

  get keepsOrder(): boolean {
    return this.#keepsOrder;
  }

  /** Something was sent to this node and will arrive. */
  expect(node: string, key: string, due: Instant): void {
    if (this.#keepsOrder) this.#places.set(nameOf(node, key), this.#agenda.reserve(due));
  }

  /** The digest of what came to a node by this key, if anything did. */
  digestOf(node: string, key: string): string | undefined {
    return this.#store.inputs.has(node, key);
  }

  /** Logs an arrival and enters it; `present` is the exercise clock. */
  admit(arrival: Arrival, present: Instant): void {
    const { due, happening, ...input } = arrival;
    const soonest = this.#keepsOrder ? this.#agenda.now : Math.max(present, this.#agenda.now);
    const at = Math.max(due ?? soonest, soonest);
    this.#store.inputs.append({ ...input, position: this.#agenda.events, at });
    this.#observer?.inputEntered(arrival.node);
    this.enter(arrival.node, arrival.key, at, happening);
  }

  /** Fills the place of an arrival, or gives it one. */
  enter(node: string, key: string, at: Instant, happening: Happening): void {
    const name = nameOf(node, key);
    const place = this.#places.get(name);
    if (place === undefined) {
      this.#agenda.at(Math.max(at, this.#agenda.now), happening);
      return;
    }
    this.#places.delete(name);
    this.#agenda.fill(place, happening);
  }

  /** Remembers an arrival of an earlier life until its place is reserved again. */
  recall(input: LoggedInput): void {
    this.#recorded.set(nameOf(input.node, input.key), input);
  }

  /** The arrival that an earlier life of this process had by this key. */
  takeRecalled(node: string, key: string): LoggedInput | undefined {
    const name = nameOf(node, key);
    const input = this.#recorded.get(name);
    if (input !== undefined) this.#recorded.delete(name);
    return input;
  }
}

function nameOf(node: string, key: string): string {
  return `${node} ${key}`;
}
