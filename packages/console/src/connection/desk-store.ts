import { computed, signal } from "@preact/signals";
import type { ClockDocument, DeskDocument, Seat, Update } from "@contactpoint/exercise";

/** The documents that this seat has been shown, by key. Replaced as a whole at every update. */
const documents = signal<ReadonlyMap<string, DeskDocument>>(new Map());

/** The seat that this browser has taken, or null before it is known. */
export const seat = signal<Seat | null>(null);

/** Whether updates arrive. */
export const isConnected = signal(false);

/** Real instant at which the clock document came. */
export const clockCame = signal(0);

/** Takes an update over; that of another life replaces everything. */
export function takeUpdate(update: Update, isNewLife: boolean): void {
  const next = new Map(isNewLife ? [] : documents.value);
  for (const { key, document } of update.documents) {
    if (document === null) next.delete(key);
    else next.set(key, document);
    if (key === "clock") clockCame.value = Date.now();
  }
  documents.value = next;
}

export type Of<K extends DeskDocument["kind"]> = Extract<DeskDocument, { kind: K }>;

/** All documents of a kind, with their keys. */
export function all<K extends DeskDocument["kind"]>(
  kind: K,
): readonly (readonly [string, Of<K>])[] {
  const found: (readonly [string, Of<K>])[] = [];
  for (const [key, document] of documents.value)
    if (document.kind === kind) found.push([key, document as Of<K>]);
  return found;
}

/** One document, if it is there and of the kind. */
export function one<K extends DeskDocument["kind"]>(kind: K, key: string): Of<K> | undefined {
  const document = documents.value.get(key);
  return document?.kind === kind ? (document as Of<K>) : undefined;
}

/** Name of a State, or its code if it has none here. */
export function nameOf(state: string): string {
  return one("state", `state/${state}`)?.name ?? state;
}

export const clock = computed<ClockDocument | undefined>(() => one("clock", "clock"));

/** Goes on once a second, so that clocks on the page do. */
export const beat = signal(Date.now());

/** Present of the exercise, going on from what the server said last. */
export const exerciseNow = computed<number>(() => {
  const shown = clock.value;
  if (shown === undefined) return 0;
  const ends = one("exercise", "exercise")?.ends ?? Infinity;
  return Math.min(ends, shown.exercise + Math.max(0, beat.value - clockCame.value) * shown.speed);
});
