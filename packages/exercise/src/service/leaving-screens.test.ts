import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import type { NoteDocument, Update } from "../desk/index.ts";
import { screen, servePlay } from "../testing/served-play.ts";

async function serve() {
  const served = await servePlay();
  onTestFinished(() => served.close());
  return served;
}

const NOTE: NoteDocument = {
  kind: "note",
  at: 0,
  seat: "XA/duty-officer",
  person: "A",
  text: "one",
  about: null,
};

test("A revoked seat's screens are closed", async () => {
  const served = await serve();
  const socket = await screen(served, "XA/duty-officer");
  const closed = once(socket, "close");
  served.links.revoke("XA/duty-officer");
  served.service.expel("XA/duty-officer");
  expect((await closed)[0]).toBe(4401);
});

test("A revoked seat's polls end, and tell nothing more", async () => {
  const served = await serve();
  const { origin, cookie, board } = served;
  const headers = { cookie: cookie("XA/duty-officer") };
  const first = (await (await fetch(`${origin}/api/updates`, { headers })).json()) as Update;
  board.put({ key: "note/1", show: () => NOTE });
  const more = `life=${first.life}&version=${first.version + 1}`;
  const listens = vi.spyOn(board, "onChange");
  const waiting = fetch(`${origin}/api/updates?${more}`, { headers });
  await vi.waitFor(() => expect(listens).toHaveBeenCalled());
  served.links.revoke("XA/duty-officer");
  served.service.expel("XA/duty-officer");
  const answer = await waiting;
  expect([answer.status, await answer.text()]).toEqual([401, ""]);
});

test("A screen that comes back while the service says goodbye does not keep it up", async () => {
  const served = await serve();
  const quick = await screen(served, "XA/duty-officer");
  const slow = await screen(served, "observer/1");
  slow.pause();
  const refused = once(quick, "close").then(() => screen(served, "XA/duty-officer"));
  const isBack = refused.then(
    () => true,
    () => false,
  );
  await served.service.close();
  expect(await isBack).toBe(false);
});

test("A screen that is refused and keeps its half of the connection does not keep the service up", async () => {
  const served = await serve();
  const stranger = connect({ port: served.port, host: "127.0.0.1", allowHalfOpen: true });
  onTestFinished(() => void stranger.destroy());
  const opening = ["GET /api/socket HTTP/1.1", "Host: here", "Connection: Upgrade"];
  stranger.write([...opening, "Upgrade: websocket", "\r\n"].join("\r\n"));
  expect(String(await once(stranger, "data"))).toMatch(/^HTTP\/1\.1 40[13] /);
  await served.service.close();
});
