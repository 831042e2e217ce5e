import { signal } from "@preact/signals";
import type { Order, Outcome, Seat, Update } from "@contactpoint/exercise";
import { byPost, type GivenOrder, pause } from "./deliver-order.ts";
import { isClosed, isConnected, seat, showWaiting, takeUpdate } from "./desk-store.ts";

/** A socket that has not opened by then is given up: some firewalls swallow it without a word. */
const OPENING_MS = 8_000;
/** After so many sockets in a row that never opened, updates are polled for. */
const SOCKETS_TRIED = 2;
/** Who polls tries a socket again after this long; sooner where one has opened before. */
const SOCKET_AGAIN_MS = 60_000;
const SOCKET_BACK_MS = 5_000;
/** The service answers a poll within 20 s; over a bad line the answer takes its time. */
const POLL_PATIENCE_MS = 60_000;
/** An order that a socket has not answered by then goes another way. */
const ANSWER_MS = 30_000;
const KEPT_NAME = "contactpoint-name";

/** What the person calls herself or himself. */
export const person = signal(sessionStorage.getItem(KEPT_NAME) ?? "");

/** The name of somebody who signed in; null: whoever has the link. */
export const signedInAs = signal<string | null>(null);

/** The ways to a seat for somebody without one; null before that is known. */
export const waysIn = signal<{ readonly links: boolean; readonly sign_in: boolean } | null>(null);

/** With which the last order was refused, or null. */
export const refusal = signal<Extract<Outcome, { done: false }> | null>(null);

/** The new link of a seat that was revoked here, until it is put away. */
export const newLink = signal<{ readonly seat: string; readonly url: string } | null>(null);

let life = "";
let version = 0;
/** The socket that is open, if one is. */
let socket: WebSocket | null = null;
let isPolling = false;
let hasOpened = false;
/** Sockets in a row that never opened. */
let failures = 0;
let numbered = 0;
/** Orders that the socket has not answered yet, by number. */
const waiting = new Map<number, { given: GivenOrder; resolve: (outcome: Outcome) => void }>();

/** Learns which seat this is, and begins to listen. */
export async function connect(): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch("/api/seat");
      if (answer.status === 401) {
        waysIn.value = (await answer.json()) as { links: boolean; sign_in: boolean };
        return;
      }
      const found = (await answer.json()) as Seat & { readonly person: string | null };
      signedInAs.value = found.person;
      if (found.person !== null && found.person !== person.value) person.value = "";
      seat.value = found;
      return openSocket();
    } catch {
      await pause(tries);
    }
  }
}

export async function join(name: string): Promise<Outcome> {
  person.value = name;
  sessionStorage.setItem(KEPT_NAME, name);
  return give({ order: "join", person: name });
}

/** The browser gives its seat up; the issuer, too, is asked to forget the person. */
export async function signOut(): Promise<void> {
  const answer = await fetch("/api/sign-out", { method: "POST" });
  const { location: next } = (await answer.json()) as { readonly location: string };
  sessionStorage.removeItem(KEPT_NAME);
  location.assign(next);
}

/**
 * Gives an order, and tells what became of it. What is refused is shown above the page, unless
 * `isShownThere` where it was entered. However often it has to be sent, it is carried out once.
 */
export async function give(order: Order, isShownThere = false): Promise<Outcome> {
  refusal.value = null;
  const given = { id: randomName(), person: person.value, order };
  const outcome = await (socket === null ? byPost(given) : bySocket(socket, given));
  if (!outcome.done && !isShownThere) refusal.value = outcome;
  else if (outcome.done && outcome.link !== undefined && order.order === "seat")
    newLink.value = { seat: order.seat, url: location.origin + outcome.link };
  return outcome;
}

function bySocket(over: WebSocket, given: GivenOrder): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  numbered += 1;
  const number = numbered;
  waiting.set(number, { given, resolve });
  over.send(JSON.stringify({ number, ...given }));
  setTimeout(() => waiting.has(number) && lost(over), ANSWER_MS);
  return promise;
}

function openSocket(): void {
  const opening = new WebSocket(`${location.origin.replace("http", "ws")}/api/socket`);
  const patience = setTimeout(() => opening.close(), OPENING_MS);
  let wasOpen = false;
  opening.addEventListener("open", () => {
    clearTimeout(patience);
    wasOpen = true;
    // Another was quicker; orders wait for answers on that one.
    if (socket !== null) return opening.close();
    socket = opening;
    hasOpened = true;
    failures = 0;
    isConnected.value = true;
    opening.send(JSON.stringify({ life, version }));
  });
  opening.addEventListener("message", ({ data }) => hear(JSON.parse(String(data)) as Heard));
  opening.addEventListener("close", ({ code }) => {
    clearTimeout(patience);
    showWaiting();
    // A revoked link opens nothing any more.
    if (code === 4401) location.reload();
    else if (socket === opening) lost(opening);
    else if (socket === null && !wasOpen) failed();
  });
}

/** The socket is of no use any more. Nobody knows what became of its orders: they are sent again. */
function lost(over: WebSocket): void {
  if (socket !== over) return;
  socket = null;
  isConnected.value = false;
  // Of what was told in parts, and not to the end, nothing counts.
  if (version === 0) life = "";
  over.close();
  for (const { given, resolve } of waiting.values()) void byPost(given).then(resolve);
  waiting.clear();
  if (!isClosed.value) openSocket();
}

function failed(): void {
  failures += 1;
  if (failures >= SOCKETS_TRIED) void poll();
  else void pause(failures).then(openSocket);
}

type Heard = Update | ({ readonly number: number } & Outcome);

function hear(heard: Heard): void {
  if ("documents" in heard) return update(heard);
  const { number, ...outcome } = heard;
  waiting.get(number)?.resolve(outcome as Outcome);
  waiting.delete(number);
}

function update(heard: Update): void {
  // What a poll brings may be older than what a socket has brought since.
  if (heard.life === life && heard.version < version) return;
  takeUpdate(heard, heard.life !== life);
  ({ life, version } = heard);
}

/** Where no socket passes, the next update is asked for, and comes when there is one. */
async function poll(): Promise<void> {
  if (isPolling) return;
  isPolling = true;
  let tries = 0;
  const between = hasOpened ? SOCKET_BACK_MS : SOCKET_AGAIN_MS;
  let socketAt = Date.now() + between;
  while (socket === null && !isClosed.value) {
    try {
      const asked = `life=${encodeURIComponent(life)}&version=${version}`;
      const signal = AbortSignal.timeout(POLL_PATIENCE_MS);
      const answer = await fetch(`/api/updates?${asked}`, { signal });
      if (answer.status === 401) return location.reload();
      update((await answer.json()) as Update);
      isConnected.value = true;
      tries = 0;
    } catch {
      isConnected.value = false;
      await pause(tries++);
    }
    if (Date.now() < socketAt) continue;
    socketAt = Date.now() + between;
    openSocket();
  }
  isPolling = false;
}

/** `crypto.randomUUID` is missing where pages come over plain HTTP. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** By which way updates come. */
export function transport(): "socket" | "poll" {
  return socket?.readyState === WebSocket.OPEN ? "socket" : "poll";
}
