import { batch, computed, signal, type Signal } from "@preact/signals";
import type { ClockDocument, DeskDocument, Seat, Update } from "@contactpoint/exercise";

type Kind = DeskDocument["kind"];
type Shown = ReadonlyMap<string, DeskDocument>;

/**
 * The documents that this seat has been shown, by kind and key. What looks at one kind is not drawn
 * again when another changes: of messages and links there may be thousands.
 */
const shown = new Map<Kind, Signal<Shown>>();
const kindOf = new Map<string, Kind>();

/** The seat that this browser has taken, or null before it is known. */
export const seat = signal<Seat | null>(null);

/** Whether updates arrive. */
export const isConnected = signal(false);

/** Real instant at which the clock document came. */
export const clockCame = signal(0);

/** Updates that wait to be shown, and since when the page has shown the last. */
let waiting: { readonly update: Update; readonly isNewLife: boolean }[] = [];
let shownAt = -Infinity;
/** A page that is told more often than that, in milliseconds, shows several updates at once. */
const SHOWN_APART = 200;

/** Takes an update over; that of another life replaces everything. */
export function takeUpdate(update: Update, isNewLife: boolean): void {
  waiting.push({ update, isNewLife });
  if (waiting.length > 1) return;
  const wait = shownAt + SHOWN_APART - performance.now();
  if (wait <= 0) showWaiting();
  else setTimeout(showWaiting, wait);
}

/** Shows at once what still waits. */
export function showWaiting(): void {
  shownAt = performance.now();
  const updates = waiting;
  waiting = [];
  const changed = new Map<Kind, Map<string, DeskDocument>>();
  for (const { update, isNewLife } of updates) {
    if (isNewLife) for (const kind of shown.keys()) changed.set(kind, new Map());
    for (const { key, document } of update.documents) {
      const kind = document?.kind ?? kindOf.get(key);
      if (kind === undefined) continue;
      const next = changed.get(kind) ?? new Map(ofKind(kind).peek());
      changed.set(kind, next);
      kindOf.set(key, kind);
      if (document === null) next.delete(key);
      else next.set(key, document);
    }
  }
  batch(() => {
    if (changed.has("clock")) clockCame.value = Date.now();
    for (const [kind, next] of changed) ofKind(kind).value = next;
  });
}

function ofKind(kind: Kind): Signal<Shown> {
  const found = shown.get(kind) ?? signal<Shown>(new Map());
  shown.set(kind, found);
  return found;
}

export type Of<K extends DeskDocument["kind"]> = Extract<DeskDocument, { kind: K }>;

/** All documents of a kind, with their keys. */
export function all<K extends DeskDocument["kind"]>(
  kind: K,
): readonly (readonly [string, Of<K>])[] {
  return [...(ofKind(kind).value as ReadonlyMap<string, Of<K>>)];
}

/** One document, if it is there and of the kind. */
export function one<K extends DeskDocument["kind"]>(kind: K, key: string): Of<K> | undefined {
  return ofKind(kind).value.get(key) as Of<K> | undefined;
}

/** Name of a State, or its code if it has none here. */
export function nameOf(state: string): string {
  return one("state", `state/${state}`)?.name ?? state;
}

export const clock = computed<ClockDocument | undefined>(() => one("clock", "clock"));

/** What may be read once the exercise has ended; undefined until then. */
export const hotWash = computed(() => one("hot-wash", "hot-wash"));

/** The service has gone away for good. */
export const isClosed = computed(() => hotWash.value?.phase === "closed");

/** Goes on once a second, so that clocks on the page do. */
export const beat = signal(Date.now());

/** Present of the exercise, going on from what the server said last. */
export const exerciseNow = computed<number>(() => {
  const told = clock.value;
  if (told === undefined) return 0;
  const ends = one("exercise", "exercise")?.ends ?? Infinity;
  return Math.min(ends, told.exercise + Math.max(0, beat.value - clockCame.value) * told.speed);
});
