import { on } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import type { NoteDocument, Update } from "../desk/index.ts";
import type { Served } from "../testing/served-play.ts";
import { screen, servePlay } from "../testing/served-play.ts";

/** More than are told in one part. */
const MANY = 1_000;

const note = (text: string): NoteDocument => ({
  kind: "note",
  at: 0,
  seat: "XA/duty-officer",
  person: "A",
  text,
  about: null,
});

async function serveMany(): Promise<Served> {
  const served = await servePlay();
  onTestFinished(() => served.close());
  for (let number = 1; number <= MANY; number++)
    served.board.put({ key: `note/${number}`, show: () => note("first") });
  return served;
}

test("A screen that is told much hears it in parts, and of what has changed meanwhile after them", async () => {
  const served = await serveMany();
  const { board } = served;
  const socket = await screen(served, "facilitator");
  socket.send(JSON.stringify({ life: "", version: 0 }));
  const shown = new Map<string, unknown>();
  const versions: number[] = [];
  for await (const [data] of on(socket, "message")) {
    const update = JSON.parse(String(data)) as Update;
    for (const { key, document } of update.documents) shown.set(key, document);
    versions.push(update.version);
    if (versions.length === 1) board.put({ key: "note/1", show: () => note("second") });
    if (update.version === board.version) break;
  }
  expect(versions.slice(0, -2)).toEqual(versions.slice(0, -2).map(() => 0));
  expect(versions.length).toBeGreaterThan(3);
  expect(versions.at(-2)).toBe(MANY);
  expect(shown.size).toBe(MANY);
  expect(shown.get("note/1")).toEqual(note("second"));
});

test.each(["gzip", "identity"])("A poll is told much as one update (%s)", async (encoding) => {
  const { origin, cookie, board } = await serveMany();
  const headers = { cookie: cookie("facilitator"), "accept-encoding": encoding };
  const answer = await fetch(`${origin}/api/updates`, { headers });
  expect(answer.headers.get("content-encoding")).toBe(encoding === "gzip" ? "gzip" : null);
  const update = (await answer.json()) as Update;
  const { life, version } = board;
  expect(update).toMatchObject({ life, version });
  expect(update.documents.map(({ key }) => key)).toEqual(
    Array.from({ length: MANY }, (_, index) => `note/${index + 1}`),
  );
});
