import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { heard, PAUSE, post, screen, servePlay } from "../testing/served-play.ts";

async function serve(more: Parameters<typeof servePlay>[0] = {}) {
  const served = await servePlay(more);
  onTestFinished(() => served.close());
  return served;
}

test("A link sets the cookie of its seat, leaves the address line, and never leaves as referrer", async () => {
  const { origin, links } = await serve();
  const token = links.tokenOf("XA/duty-officer");
  const answer = await fetch(`${origin}/seat/${token}`, { redirect: "manual" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/");
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  expect(cookie).not.toContain(token);
  const seat = await fetch(`${origin}/api/seat`, { headers: { cookie } });
  expect(await seat.json()).toMatchObject({ id: "XA/duty-officer", role: "player" });
});

test("Who guesses links is soon made to wait", async () => {
  const { origin } = await serve();
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess++)
    statuses.push((await fetch(`${origin}/seat/${randomBytes(32).toString("base64url")}`)).status);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404));
  expect(statuses.slice(10)).toEqual([429, 429]);
});

test("Behind a proxy guesses are counted by whom the proxy names, whatever a client writes before it", async () => {
  const { origin } = await serve({ proxies: ["127.0.0.1"] });
  const guess = async (forwarded: string): Promise<number> => {
    const path = `${origin}/seat/${randomBytes(32).toString("base64url")}`;
    return (await fetch(path, { headers: { "x-forwarded-for": forwarded } })).status;
  };
  const statuses: number[] = [];
  for (let number = 0; number < 11; number++)
    statuses.push(await guess(`198.51.100.${number}, 192.0.2.7`));
  expect(statuses.at(-1)).toBe(429);
  expect(await guess("192.0.2.7, 192.0.2.8")).toBe(404);
  const direct = await serve();
  const forged: number[] = [];
  for (let number = 0; number < 11; number++) {
    const headers = { "x-forwarded-for": `198.51.100.${number}` };
    forged.push((await fetch(`${direct.origin}/seat/wrong`, { headers })).status);
  }
  expect(forged.at(-1)).toBe(429);
});

test("Who revokes a link, and nobody else, is told the new one", async () => {
  const served = await serve();
  const revoke = { order: "seat", seat: "XA/duty-officer", act: "revoke" };
  const answer = await post(served, "facilitator", { person: "Fa", order: revoke });
  const path = `/seat/${served.links.tokenOf("XA/duty-officer")}`;
  expect(await answer.json()).toEqual({ done: true, link: path });
  const socket = await screen(served, "facilitator");
  socket.send(JSON.stringify({ number: 1, person: "Fa", order: revoke }));
  expect(await heard(socket)).toEqual({ number: 1, done: true, link: path });
  const other = await post(served, "XA/duty-officer", { person: "A", order: revoke });
  expect(await other.json()).toMatchObject({ error: "not-allowed" });
  expect(await (await post(served, "facilitator", { person: "F", order: PAUSE })).json()).toEqual({
    done: true,
  });
});

test("Nothing that is sent to its port brings the service down", async () => {
  const served = await serve();
  const { port, origin, cookie } = served;
  const send = async (text: string): Promise<void> => {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.on("error", () => undefined);
    socket.write(text);
    await new Promise((resolve) => setImmediate(resolve));
    socket.resetAndDestroy();
    if (!socket.closed) await once(socket, "close");
  };
  const host = `Host: 127.0.0.1:${port}`;
  const order = `POST /api/orders HTTP/1.1\r\n${host}\r\nOrigin: ${origin}\r\nCookie: ${cookie("facilitator")}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"per`;
  const upgrade = `GET /api/socket HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  for (const text of [`GET // HTTP/1.1\r\n${host}\r\n\r\n`, order, upgrade, "nonsense\r\n\r\n"])
    await send(text);
  const asked = request({ port, host: "127.0.0.1", path: "//" });
  asked.end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(400);
  expect((await fetch(origin)).status).toBe(200);
});

test("What is longer than any order, text or name is not taken, by post or by socket", async () => {
  const served = await serve();
  const { performed } = served;
  const long = { person: "x".repeat(101), order: PAUSE };
  expect((await post(served, "facilitator", long)).status).toBe(400);
  const id = { person: "x", id: "x".repeat(65), order: PAUSE };
  expect((await post(served, "facilitator", id)).status).toBe(400);
  for (const [frame, code] of [
    ["x".repeat(65 * 1_024), 1009],
    [JSON.stringify({ number: 1, ...long }), 1008],
    ["x", 1008],
  ] as const) {
    const socket = await screen(served, "facilitator");
    socket.send(frame);
    expect((await once(socket, "close"))[0], frame.slice(0, 20)).toBe(code);
  }
  expect(performed).toEqual([]);
});

test("A page of elsewhere signs nobody out", async () => {
  const { origin, cookie } = await serve();
  const headers = { cookie: cookie("facilitator"), origin: "http://evil.example" };
  const refused = await fetch(`${origin}/api/sign-out`, { method: "POST", headers });
  expect([refused.status, refused.headers.get("set-cookie")]).toEqual([403, null]);
  const own = await fetch(`${origin}/api/sign-out`, {
    method: "POST",
    headers: { ...headers, origin },
  });
  expect(own.headers.get("set-cookie")).toContain("contactpoint-seat=; ");
});
