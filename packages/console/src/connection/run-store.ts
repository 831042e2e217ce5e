import { computed, signal } from "@preact/signals";
import type { Standing, Story } from "@contactpoint/exercise";
import { one } from "./desk-store.ts";

/** What is asked of the requests of a recorded run. */
export interface Query {
  readonly which: "open" | "closed" | "all";
  readonly find: string;
  readonly skip: number;
}

/** The run itself; undefined until the server has told. */
export const run = computed(() => one("run", "run"));

/** Instant that the reader wants to see. */
export const wanted = signal(0);

export const query = signal<Query>({ which: "all", find: "", skip: 0 });

/** How things stood, as told last; it lags behind `wanted` by one answer at most. */
export const standing = signal<Standing | null>(null);

/** The story of the chosen request, or null. */
export const story = signal<Story | null>(null);

/** Until what was asked is answered; null: nothing was. */
let asking: Promise<void> | null = null;
let isStale = false;

/** Whether the server was asked and has not yet answered. */
export function isAsking(): boolean {
  return asking !== null;
}

/** Shows an instant within the run. */
export function show(instant: number): void {
  const { starts = 0, ends = 0 } = run.value ?? {};
  wanted.value = Math.round(Math.min(ends, Math.max(starts, instant)));
  ask();
}

/** Shows the nearest instant at which something happened, if there is one. */
export async function step(to: "previous" | "next"): Promise<void> {
  // Neighbours are those of what is shown: it may still be on its way.
  await asking;
  show(standing.value?.[to] ?? wanted.value);
}

export function choose(part: Partial<Query>): void {
  query.value = { ...query.value, skip: 0, ...part };
  ask();
}

/** Asks for what is wanted now; while one answer is awaited, whatever is wanted last comes next. */
function ask(): void {
  isStale = true;
  asking ??= answers();
}

async function answers(): Promise<void> {
  while (isStale) {
    isStale = false;
    const { which, find, skip } = query.value;
    const asked = new URLSearchParams({ t: String(wanted.value), which, find, skip: String(skip) });
    standing.value = (await answer<Standing>(`/api/at?${asked}`)) ?? standing.value;
  }
  asking = null;
}

export async function tell(request: string | null): Promise<void> {
  if (request === null) story.value = null;
  else story.value = await answer<Story>(`/api/story?${new URLSearchParams({ request })}`);
}

/** Null: the service is not there any more, or knows no such thing. */
async function answer<T>(path: string): Promise<T | null> {
  try {
    const got = await fetch(path);
    return got.ok ? ((await got.json()) as T) : null;
  } catch {
    return null;
  }
}
