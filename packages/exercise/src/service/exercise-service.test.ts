import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { NoteDocument, Update } from "../desk/index.ts";
import { heard, PAUSE, post, screen, servePlay } from "../testing/served-play.ts";

async function serve(more: Parameters<typeof servePlay>[0] = {}) {
  const served = await servePlay(more);
  onTestFinished(() => served.close());
  return served;
}

const note = (text: string): NoteDocument => ({
  kind: "note",
  at: 0,
  seat: "XA/duty-officer",
  person: "A",
  text,
  about: null,
});

test("Without a seat nothing is told and nothing done", async () => {
  const served = await serve();
  const { origin, performed } = served;
  expect((await fetch(`${origin}/api/updates`)).status).toBe(401);
  const answer = await post(served, "", { person: "", order: PAUSE }, { cookie: "" });
  expect(answer.status).toBe(401);
  expect(performed).toEqual([]);
});

test("Every answer keeps pages to this service", async () => {
  const { origin } = await serve();
  for (const path of ["/", "/desk", "/api/seat", "/nothing.js"]) {
    const answer = await fetch(origin + path);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("A facilitator pauses; a player and an observer may not", async () => {
  const served = await serve();
  const answers = [];
  for (const seat of ["facilitator", "XA/duty-officer", "observer/1"])
    answers.push(await (await post(served, seat, { person: "P", order: PAUSE })).json());
  expect(answers).toMatchObject([
    { done: true },
    { done: false, error: "not-allowed" },
    { done: false, error: "not-allowed" },
  ]);
  expect(served.performed).toMatchObject([{ player: { person: "P" }, order: PAUSE }]);
});

test("Pages of elsewhere can give no orders and open no socket", async () => {
  const served = await serve();
  const evil = { origin: "http://evil.example" };
  const order = { person: "", order: PAUSE };
  expect((await post(served, "facilitator", order, evil)).status).toBe(403);
  const crossSite = { "sec-fetch-site": "cross-site" };
  expect((await post(served, "facilitator", order, crossSite)).status).toBe(403);
  const socket = new WebSocket(`ws://127.0.0.1:${served.port}/api/socket`, {
    headers: { cookie: served.cookie("facilitator") },
    origin: "http://evil.example",
  });
  const [, response] = (await once(socket, "unexpected-response")) as [
    unknown,
    { statusCode: number },
  ];
  expect(response.statusCode).toBe(403);
  expect(served.performed).toEqual([]);
});

test("An evaluator observes and rates, and takes no part in play", async () => {
  const served = await serve();
  const give = async (order: unknown): Promise<unknown> =>
    (await post(served, "evaluator/1", { person: "Eve", order })).json();
  const start = { act: "start", task: "XA/seat/XA/1/1" };
  const stated = { to: "XB", form: "ping", urgency: "routine", stated: {} };
  for (const order of [
    { order: "act", act: start },
    { order: "act", act: { act: "request", ...stated } },
    { order: "act", act: { act: "read", inject: "theft" } },
    { order: "hand-over", text: "all" },
    { order: "inject", inject: "theft", do: { act: "skip" } },
    { order: "inject", inject: "theft", do: { act: "edit", to: "XA" } },
    { order: "seat", seat: "XA/duty-officer", act: "take-over" },
    PAUSE,
  ])
    expect(await give(order)).toMatchObject({ done: false, error: "not-allowed" });
  expect(served.performed).toEqual([]);
  const seen = { order: "observe", state: "XA", text: "Seen.", evidence: [], cause: "" };
  const rate = { order: "rate", about: "a", state: "XA", rating: "P", remark: "" };
  for (const order of [seen, rate, { order: "note", text: "noted" }])
    expect(await give(order)).toEqual({ done: true });
  // Only who evaluates does.
  expect(
    await (await post(served, "XA/duty-officer", { person: "A", order: rate })).json(),
  ).toMatchObject({ error: "not-allowed" });
});

test("An order with one bad field is refused by its name", async () => {
  const served = await serve();
  const edit = async (change: object): Promise<unknown> => {
    const order = { order: "inject", inject: "theft", do: { act: "edit", ...change } };
    return (await post(served, "facilitator", { person: "F", order })).json();
  };
  expect(await edit({ body: { fr: " " } })).toMatchObject({ error: "malformed", field: "body.fr" });
  expect(await edit({ at: "soon" })).toMatchObject({ error: "malformed", field: "at" });
  expect(await edit({})).toMatchObject({ error: "malformed" });
  expect(await edit({ body: { "<b>": "x" } })).toMatchObject({ error: "malformed" });
  expect(served.performed).toEqual([]);
});

test("Orders that are no orders are refused with a sentence", async () => {
  const served = await serve();
  const wrong = await post(served, "facilitator", { person: "", order: { order: "dance" } });
  expect(await wrong.json()).toMatchObject({ done: false, error: "malformed" });
  expect((await post(served, "facilitator", "{")).status).toBe(400);
  expect((await post(served, "facilitator", { person: "x".repeat(70_000) })).status).toBe(413);
  const long = { person: "", order: { order: "note", text: "x".repeat(5_000) } };
  expect(await (await post(served, "facilitator", long)).json()).toMatchObject({
    done: false,
    error: "malformed",
  });
  expect(served.performed).toEqual([]);
});

test("A seat that gives orders faster than anybody can is told to wait", async () => {
  const served = await serve();
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const answer = await post(served, "facilitator", { person: "", order: PAUSE });
      return (await answer.json()) as { error?: string };
    }),
  );
  expect(outcomes.some(({ error }) => error === "too-fast")).toBe(true);
  expect(served.performed.length).toBeLessThan(60);
});

test("A screen hears what changes for its seat, and goes on where it was", async () => {
  const served = await serve();
  const { board } = served;
  board.put({ key: "note/1", show: ({ role }) => (role === "player" ? note("one") : null) });
  const first = await screen(served, "XA/duty-officer");
  first.send(JSON.stringify({ life: "", version: 0 }));
  const everything = await heard<Update>(first);
  expect(everything.documents.map(({ key }) => key)).toEqual(["note/1"]);
  first.terminate();
  board.put({ key: "note/2", show: () => note("two") });
  const second = await screen(served, "XA/duty-officer");
  second.send(JSON.stringify({ life: everything.life, version: everything.version }));
  expect((await heard<Update>(second)).documents.map(({ key }) => key)).toEqual(["note/2"]);
  board.put({ key: "note/3", show: ({ role }) => (role === "observer" ? note("three") : null) });
  board.put({ key: "note/4", show: () => note("four") });
  expect((await heard<Update>(second)).documents.map(({ key }) => key)).toEqual(["note/4"]);
});

test("A screen gives orders and is told what became of them", async () => {
  const served = await serve();
  const socket = await screen(served, "facilitator");
  socket.send(JSON.stringify({ number: 7, person: "Fa", order: PAUSE }));
  expect(await heard(socket)).toEqual({ number: 7, done: true });
  expect(served.performed).toMatchObject([{ player: { person: "Fa" } }]);
  expect(served.screens.get("facilitator")).toBe(1);
});

test("Twenty screens of a seat, of which some were away, show the same as a new one", async () => {
  const served = await serve();
  const { board } = served;
  const shown = (screens: Map<string, unknown>, { documents }: Update) => {
    for (const { key, document } of documents) screens.set(key, document);
    return screens;
  };
  board.put({ key: "note/0", show: () => note("first") });
  const screens = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const socket = await screen(served, "XA/duty-officer");
      socket.send(JSON.stringify({ life: "", version: 0 }));
      const update = await heard<Update>(socket);
      if (index % 2 === 0) socket.terminate();
      return { socket, update, seen: shown(new Map(), update) };
    }),
  );
  const told = screens
    .filter((_, index) => index % 2 === 1)
    .map(({ socket }) => heard<Update>(socket));
  for (let change = 1; change < 5; change++)
    board.put({ key: `note/${change % 3}`, show: () => note(String(change)) });
  const stayed = await Promise.all(told);
  const returned = await Promise.all(
    screens.map(async ({ update }, index) => {
      if (index % 2 === 1) return stayed[(index - 1) / 2] ?? update;
      const socket = await screen(served, "XA/duty-officer");
      socket.send(JSON.stringify({ life: update.life, version: update.version }));
      return heard<Update>(socket);
    }),
  );
  const late = await screen(served, "XA/duty-officer");
  late.send(JSON.stringify({ life: "", version: 0 }));
  const all = shown(new Map(), await heard<Update>(late));
  for (const [index, { seen }] of screens.entries())
    expect(shown(seen, returned[index] ?? expect.fail("not told"))).toEqual(all);
});

test("The last that a screen hears of a service is how it ended", async () => {
  const served = await serve();
  const socket = await screen(served, "XA/duty-officer");
  socket.send(JSON.stringify({ life: "", version: 0 }));
  await heard(socket);
  const last = heard<Update>(socket);
  const closed = once(socket, "close");
  served.board.put({ key: "note/1", show: () => note("it is over") });
  await served.service.close();
  expect((await last).documents).toMatchObject([{ document: { text: "it is over" } }]);
  expect((await closed)[0]).toBe(1001);
});

test("A question that cannot be answered does not end the service", async () => {
  const served = await serve();
  const warned = once(process, "warning");
  const headers = { cookie: served.cookie("observer/1") };
  expect((await fetch(`${served.origin}/api/broken`, { headers })).status).toBe(500);
  expect(String(await warned)).toContain("this is broken");
  expect((await fetch(`${served.origin}/api/own`, { headers })).status).toBe(200);
});

test("Where no socket passes, a long poll waits for the next change", async () => {
  const served = await serve();
  const { origin, cookie, board } = served;
  const headers = { cookie: cookie("XA/duty-officer") };
  board.put({ key: "note/1", show: () => note("one") });
  const first = (await (await fetch(`${origin}/api/updates`, { headers })).json()) as Update;
  const asked = `life=${first.life}&version=${first.version}`;
  const waiting = fetch(`${origin}/api/updates?${asked}`, { headers });
  board.put({ key: "note/hidden", show: () => null });
  board.put({ key: "note/2", show: () => note("two") });
  const next = (await (await waiting).json()) as Update;
  expect(next.documents.map(({ key }) => key)).toEqual(["note/2"]);
});

test("What is long is compressed on its way, by socket and by poll", async () => {
  const served = await serve();
  const { origin, cookie, board } = served;
  board.put({ key: "note/1", show: () => note("again and ".repeat(1_000)) });
  const headers = { cookie: cookie("facilitator") };
  const long = await fetch(`${origin}/api/updates`, { headers });
  expect(long.headers.get("content-encoding")).toBe("gzip");
  expect(await long.text()).toContain("again and again");
  const plain = await fetch(`${origin}/api/updates`, {
    headers: { ...headers, "accept-encoding": "identity" },
  });
  expect(plain.headers.get("content-encoding")).toBe(null);
  const socket = await screen(served, "facilitator");
  expect(socket.extensions).toContain("permessage-deflate");
  socket.send(JSON.stringify({ life: "", version: 0 }));
  expect(JSON.stringify(await heard(socket))).toContain("again and again");
});

test("The service answers by its own names alone", async () => {
  const { port } = await serve();
  const asked = request({ port, host: "127.0.0.1", headers: { host: "evil.example" } });
  asked.end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(421);
});

test("What a play can be asked for is told to seats alone, and only what there is", async () => {
  const served = await serve();
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${served.origin}${path}`, { headers });
  const cookie = served.cookie("observer/1");
  const answer = await ask("/api/own", { cookie });
  expect([answer.status, await answer.json()]).toEqual([200, { of: "observer/1" }]);
  expect((await ask("/api/other", { cookie })).status).toBe(404);
  expect((await ask("/api/own", {})).status).toBe(401);
  expect((await ask("/api/own", { cookie: "contactpoint-seat=guessed" })).status).toBe(401);
});
