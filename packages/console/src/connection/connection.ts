import { signal } from "@preact/signals";
import type { Order, Outcome, Seat, Update } from "@contactpoint/exercise";
import { isConnected, seat, takeUpdate } from "./desk-store.ts";

/** How long to wait before the next try, in milliseconds, by the number of tries that failed. */
const WAITS = [250, 500, 1_000, 2_000, 5_000];
/** After so many sockets that never opened, updates are polled for. */
const SOCKETS_TRIED = 3;
const KEPT_NAME = "contactpoint-name";

/** What the person calls herself or himself. */
export const person = signal(sessionStorage.getItem(KEPT_NAME) ?? "");

/** The sentence with which the last order was refused, or null. */
export const refusal = signal<string | null>(null);

let life = "";
let version = 0;
let socket: WebSocket | null = null;
let failures = 0;
let hasOpened = false;
let numbered = 0;
const waiting = new Map<number, (outcome: Outcome) => void>();

/** Learns which seat this is, and begins to listen. */
export async function connect(): Promise<void> {
  const answer = await fetch("/api/seat");
  if (!answer.ok) return;
  seat.value = (await answer.json()) as Seat;
  openSocket();
}

export async function join(name: string): Promise<Outcome> {
  person.value = name;
  sessionStorage.setItem(KEPT_NAME, name);
  return give({ order: "join", person: name });
}

/** Gives an order, and tells what became of it. What is refused is shown. */
export async function give(order: Order): Promise<Outcome> {
  refusal.value = null;
  const outcome =
    socket?.readyState === WebSocket.OPEN ? await bySocket(order) : await byPost(order);
  if (!outcome.done) refusal.value = outcome.sentence;
  return outcome;
}

function bySocket(order: Order): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  numbered += 1;
  waiting.set(numbered, resolve);
  socket?.send(JSON.stringify({ number: numbered, person: person.value, order }));
  return promise;
}

async function byPost(order: Order): Promise<Outcome> {
  const answer = await fetch("/api/orders", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person: person.value, order }),
  });
  return (await answer.json()) as Outcome;
}

function openSocket(): void {
  if (!hasOpened && failures >= SOCKETS_TRIED) {
    void poll();
    return;
  }
  const opened = new WebSocket(`${location.origin.replace("http", "ws")}/api/socket`);
  socket = opened;
  opened.addEventListener("open", () => {
    hasOpened = true;
    failures = 0;
    isConnected.value = true;
    opened.send(JSON.stringify({ life, version }));
  });
  opened.addEventListener("message", ({ data }) => hear(JSON.parse(String(data)) as Heard));
  opened.addEventListener("close", ({ code }) => {
    isConnected.value = false;
    forgetOrders();
    // A revoked link opens nothing any more.
    if (code === 4401) location.reload();
    else again(openSocket);
  });
}

type Heard = Update | ({ readonly number: number } & Outcome);

function hear(heard: Heard): void {
  if ("documents" in heard) return update(heard);
  const { number, ...outcome } = heard;
  waiting.get(number)?.(outcome as Outcome);
  waiting.delete(number);
}

function update(heard: Update): void {
  takeUpdate(heard, heard.life !== life);
  ({ life, version } = heard);
}

/** Where no socket passes, the next update is asked for, and comes when there is one. */
async function poll(): Promise<void> {
  try {
    const answer = await fetch(`/api/updates?life=${encodeURIComponent(life)}&version=${version}`);
    if (!answer.ok) throw new Error(String(answer.status));
    isConnected.value = true;
    failures = SOCKETS_TRIED;
    update((await answer.json()) as Update);
    void poll();
  } catch {
    isConnected.value = false;
    again(() => void poll());
  }
}

function again(open: () => void): void {
  const wait = WAITS[Math.min(failures, WAITS.length - 1)] ?? 0;
  failures += 1;
  setTimeout(open, wait);
}

/** Nobody knows what became of them; the desk will show it. */
function forgetOrders(): void {
  for (const resolve of waiting.values())
    resolve({
      done: false,
      error: "conflict",
      sentence: "The connection was lost; look whether it was done.",
    });
  waiting.clear();
}
