import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import type { DeskDocument, Order } from "@contactpoint/exercise";
import { expect, test } from "vitest";

import { PING_NIGHT } from "./testing/ping-night.ts";
import { Bench } from "./testing/program.ts";
import { SeatClient } from "./testing/seat-client.ts";
import { freePorts, startService, type Service } from "./testing/service.ts";

const { XA, XB } = PING_NIGHT.states;
const NIGHT = { ...PING_NIGHT, states: { XA, XB: { ...XB, played_by: "human" } } };
const FOLDER = "runs/ping-night-5";
const STAFF = ["facilitator", "white-cell", "evaluator/1"];
const PLAYERS = ["XA/duty-officer", "XB/duty-officer"];
const SEATS = [...STAFF, ...PLAYERS, "observer/1"];

const clock = (act: "start" | "end"): Order => ({ order: "clock", do: { act } });
const isOpen = (seen: ReadonlyMap<string, unknown>) => (seen.has("hot-wash") ? true : undefined);

const letterIn = (seen: ReadonlyMap<string, DeskDocument>) =>
  [...seen.values()].flatMap((one) => (one.kind === "message" ? [one.letter] : []))[0];

async function open(
  bench: Bench,
  words: readonly string[] = [],
): Promise<{ service: Service; seats: Map<string, SeatClient> }> {
  writeFileSync(bench.path("night.yaml"), JSON.stringify(NIGHT));
  const service = startService(bench, ["exercise", "night.yaml", ...words]);
  const seats = new Map<string, SeatClient>();
  for (const id of SEATS) {
    const [, link = ""] = await service.said(new RegExp(`\n${id} +(\\S+)\n`));
    seats.set(id, await SeatClient.take(link));
  }
  return { service, seats };
}

const at = (seats: ReadonlyMap<string, SeatClient>, id: string): SeatClient =>
  seats.get(id) ?? expect.fail(`nobody sits at ${id}`);

/** The night is started, everybody notes something that only she or he knows, and it is ended. */
async function playNight(seats: ReadonlyMap<string, SeatClient>): Promise<void> {
  const facilitator = at(seats, "facilitator");
  await facilitator.order(clock("start"));
  for (const id of SEATS.filter((one) => one !== "observer/1"))
    await at(seats, id).order({ order: "note", text: `known to ${id} alone` });
  const ping = { act: "request", to: "XB", form: "ping", urgency: "routine", stated: {} } as const;
  await at(seats, "XA/duty-officer").order({ order: "act", act: ping });
  await at(seats, "XA/duty-officer").until(letterIn);
  // Until the end there is no report, for nobody: its address has the page of the desk.
  for (const id of ["facilitator", "XA/duty-officer"])
    expect(await (await at(seats, id).read("/report")).text()).toContain('id="page"');
  await facilitator.order(clock("end"));
  for (const client of seats.values()) await client.until(isOpen);
}

async function reports(seats: ReadonlyMap<string, SeatClient>): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [id, client] of seats) texts.set(id, await (await client.read("/report")).text());
  return texts;
}

test("When an exercise has ended each seat reads the report of its own level and no other, over a kill, until the facilitator closes it", async () => {
  using bench = new Bench();
  const port = ["--port", String(await freePorts(1))];
  const first = await open(bench, port);
  await playNight(first.seats);
  const told = await reports(first.seats);
  const known = (id: string) => SEATS.filter((one) => told.get(id)?.includes(`known to ${one} `));
  for (const id of STAFF) expect(known(id)).toEqual([...STAFF, ...PLAYERS]);
  for (const id of PLAYERS) expect(known(id)).toEqual([id]);
  expect(known("observer/1")).toEqual([]);
  expect(told.get("observer/1")).not.toMatch(/Astoria|Fay/u);

  const { headers } = await at(first.seats, "XA/duty-officer").read("/report");
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src/u);
  const look = `/api/at?t=${Date.parse("2027-03-27T21:30:00Z")}`;
  for (const [id, client] of first.seats)
    expect((await client.read(look)).status, id).toBe(STAFF.includes(id) ? 200 : 404);
  const close: Order = { order: "close" };
  await expect(at(first.seats, "XA/duty-officer").order(close)).rejects.toThrow("not-allowed");
  const late: Order = { order: "note", text: "too late" };
  await expect(at(first.seats, "facilitator").order(late)).rejects.toThrow("its log is closed");
  first.service.kill("SIGKILL");
  await first.service.ended;

  const written = ["exercise.jsonl", "journal.jsonl", "aar.html", "manifest.json"].map((name) =>
    readFileSync(bench.path(FOLDER, name), "utf8"),
  );
  const second = await open(bench, port);
  for (const client of second.seats.values()) await client.until(isOpen);
  expect(await reports(second.seats)).toEqual(told);
  // The desks are there, too, with what was noted and the letters.
  const officer = at(second.seats, "XA/duty-officer");
  expect(await officer.until(letterIn)).toMatchObject({ to: "XB", type: "request" });
  const own = await officer.until((seen) => [...seen.values()].find(({ kind }) => kind === "note"));
  expect(own).toMatchObject({ text: "known to XA/duty-officer alone" });
  await at(second.seats, "facilitator").order(close);
  // Who asks again a moment later still hears of it.
  await officer.until((seen) => {
    const wash = seen.get("hot-wash");
    return wash?.kind === "hot-wash" && wash.phase === "closed" ? wash : undefined;
  });
  expect(await second.service.ended).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Fay closed the service."),
    stderr: "",
  });
  expect(
    ["exercise.jsonl", "journal.jsonl", "aar.html", "manifest.json"].map((name) =>
      readFileSync(bench.path(FOLDER, name), "utf8"),
    ),
  ).toEqual(written);
  expect(existsSync(bench.path(`${FOLDER}.exercise`))).toBe(false);
  for (const [name, id] of [
    ["state:XA", "XA/duty-officer"],
    ["public", "observer/1"],
  ] as const) {
    await bench.run(["report", FOLDER, "--disclosure", name]);
    const file = `aar-${name.replace("state:", "")}.html`;
    expect(readFileSync(bench.path(FOLDER, file), "utf8")).toBe(told.get(id));
  }
  expect(written[2]).toBe(told.get("facilitator"));
});

test("The hot wash ends with its time or when it is told to stop, with the code of the result", async () => {
  using bench = new Bench();
  const stopped = await open(bench, ["--port", "0", "--out", "stopped"]);
  await playNight(stopped.seats);
  // As if it had been killed before its folder was written.
  stopped.service.kill("SIGKILL");
  await stopped.service.ended;
  rmSync(bench.path("stopped"), { recursive: true });
  const again = await open(bench, ["--port", "0", "--out", "stopped"]);
  for (const client of again.seats.values()) await client.until(isOpen);
  again.service.kill("SIGTERM");
  expect(await again.service.ended).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("has ended; its run folder is written now"),
    stderr: "",
  });
  const timed = await open(bench, ["--port", "0", "--out", "timed", "--hot-wash", "PT1S"]);
  const facilitator = at(timed.seats, "facilitator");
  await facilitator.order(clock("start"));
  const early: Order = { order: "close" };
  await expect(facilitator.order(early)).rejects.toThrow("end it first");
  await facilitator.order(clock("end"));
  const ended = await timed.service.ended;
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  const [, told = ""] = ended.stdout.split("\nThe exercise has ended");
  expect(told).toContain("until Ctrl+C");
  expect(told.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(existsSync(bench.path("timed.exercise"))).toBe(false);
  const wrong = await bench.run(["exercise", "night.yaml", "--hot-wash", "1h"]);
  expect(wrong).toMatchObject({ code: 64, stderr: expect.stringContaining("PT90M") });
});
