import { once } from "node:events";
import { MESSAGE_TYPES, type NeedRecord, type SentRecord } from "@contactpoint/protocol";
import { type Message, messageSchema } from "@contactpoint/protocol/messages";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { InjectDesk } from "../play/inject-desk.ts";
import { LatencyDesk } from "../play/latency-desk.ts";
import { sheetsOf } from "../play/sheets-of.ts";
import { WordsDesk } from "../play/words-desk.ts";
import type { ExerciseRecord } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { screen, type Served, servePlay } from "../testing/served-play.ts";

const player = (state: string): Seat => ({
  id: `${state}/duty-officer`,
  role: "player",
  states: [state],
  post: "duty-officer",
});
const staff = (id: "facilitator" | "white-cell"): Seat => ({ id, role: id, states: [], post: "" });
const evaluator = (number: number, states: string[]): Seat => ({
  id: `evaluator/${number}`,
  role: "evaluator",
  states,
  post: "",
});
const SEATS: readonly Seat[] = [
  staff("facilitator"),
  staff("white-cell"),
  evaluator(1, ["XC"]),
  evaluator(2, ["XA"]),
  ...["XA", "XB", "XC"].map(player),
  { id: "observer/1", role: "observer", states: [], post: "" },
];
const THIRD = ["XC/duty-officer", "evaluator/1", "observer/1"];

interface Spoken {
  /** Stands in the letter and in nothing else. */
  readonly mark: string;
  readonly sent: SentRecord;
  readonly letter: Message;
}

/** One message of a type from one State to another. */
function spoken(type: Message["type"], from: string, to: string): Spoken {
  const mark = `mark-${type}-${from}-${to}`;
  const id = `seat/XA/1#${2 * MESSAGE_TYPES.indexOf(type) + (from === "XA" ? 1 : 2)}`;
  const [sample] = fc.sample(messageArbitrary(type), { seed: 7, numRuns: 1 });
  const letter = {
    ...(sample as Message),
    id,
    from,
    to,
    request: "seat/XA/1",
    marking: `EXERCISE ${mark}`,
  };
  const way = { from, to, route: [from, to], instrument: "convention", channel: "email" };
  return {
    mark,
    letter,
    sent: { kind: "sent", at: 1, message: id, type, request: "seat/XA/1", ...way },
  };
}

const EVERY = MESSAGE_TYPES.flatMap((type) => [spoken(type, "XA", "XB"), spoken(type, "XB", "XA")]);
const NEED: NeedRecord = {
  kind: "need",
  at: 0,
  request: "seat/XA/1",
  from: "XA",
  to: "XB",
  form: "preservation",
  urgency: "urgent",
  items: [],
  circumstances: [],
};

async function serve() {
  const served = await servePlay({}, SEATS);
  onTestFinished(() => served.close());
  const scenario = nightScenario();
  const posted = new Map(
    EVERY.map(({ sent, letter }) => [
      sent.message,
      { letter, channel: sent.channel, through: sent.route.slice(1, -1) },
    ]),
  );
  const sheets = sheetsOf(scenario, served.board, {
    postedOf: (message) => posted.get(message),
    now: () => 0,
    playedBy: () => "human",
  });
  const log = { records: [] };
  const latencies = new LatencyDesk(scenario, served.board, { log, at: () => 0, now: () => 0 });
  const note = (record: Parameters<(typeof sheets)[number]["note"]>[0]): void => {
    for (const one of [...sheets, latencies]) one.note(record);
    latencies.show();
  };
  note(NEED);
  return { served, scenario, note };
}

/** Listens for a seat over a socket and by a poll; gives what tells all that was heard. */
async function listen(served: Served, seat: string): Promise<() => Promise<string[]>> {
  const headers = { cookie: served.cookie(seat) };
  const read = async (asked: string): Promise<string> =>
    (await fetch(`${served.origin}/api/updates${asked}`, { headers })).text();
  const first = await read("");
  const { life, version } = JSON.parse(first) as { life: string; version: number };
  const waiting = read(`?life=${life}&version=${version}`);
  const socket = await screen(served, seat);
  const heard: string[] = [first];
  const hasHeardAll = Promise.withResolvers<void>();
  socket.on("message", (data: Buffer) => {
    heard.push(data.toString("utf8"));
    if (heard.at(-1)?.includes(LAST.text) === true) hasHeardAll.resolve();
  });
  const opened = once(socket, "message");
  socket.send(JSON.stringify({ life, version }));
  await opened;
  return async () => {
    await hasHeardAll.promise;
    return [heard.join(""), await waiting, await read("")];
  };
}

const LAST = {
  kind: "note",
  at: 0,
  seat: "facilitator",
  person: "F",
  text: "the last note",
  about: null,
} as const;

/** Seats that found something in what they heard, whichever way they heard it. */
function finders(
  heard: ReadonlyMap<string, readonly string[]>,
  text: string,
  way: number,
): string[] {
  return [...heard].filter(([, ways]) => ways[way]?.includes(text)).map(([seat]) => seat);
}

/** What each seat heard: over its socket, by a poll that waited, and by one for everything. */
async function heardByAll(served: Served, say: () => void): Promise<Map<string, string[]>> {
  const listeners = await Promise.all(
    SEATS.map(async ({ id }) => [id, await listen(served, id)] as const),
  );
  say();
  // Everybody hears this last; what came before it has been told by then.
  served.board.put({ key: "last", show: () => LAST });
  const heard = new Map<string, string[]>();
  for (const [id, all] of listeners) heard.set(id, await all());
  return heard;
}

test("Every letter of this test is a message as the wire has it", () => {
  for (const { letter } of EVERY)
    expect(messageSchema.safeParse(letter).error, letter.type).toBe(undefined);
});

test("A message of any type, in either direction, reaches its two sides and the staff alone", async () => {
  const { served, note } = await serve();
  const heard = await heardByAll(served, () => {
    for (const { sent } of EVERY) {
      const { message, type, request, to } = sent;
      note(sent);
      note({ kind: "delivered", at: 2, message, type, request, node: to });
    }
  });
  const sides = ["facilitator", "white-cell", "evaluator/2", "XA/duty-officer", "XB/duty-officer"];
  for (const way of [0, 2])
    for (const { mark } of EVERY)
      expect(finders(heard, mark, way).toSorted(), `${mark} by way ${way}`).toEqual(
        sides.toSorted(),
      );
  // A poll that waited brings the first that happened: none of it to a third.
  for (const way of [0, 1, 2])
    for (const text of ["mark-", "seat/XA/1", "case/"])
      for (const third of THIRD) expect(finders(heard, text, way), text).not.toContain(third);
});

test("Who a message is for sees nothing of it, nor of its case, before it has arrived", async () => {
  const { served, note } = await serve();
  const heard = await heardByAll(served, () => EVERY.slice(0, 1).forEach(({ sent }) => note(sent)));
  for (const way of [0, 2]) {
    expect(finders(heard, "seat/XA/1", way)).not.toContain("XB/duty-officer");
    expect(finders(heard, "seat/XA/1", way)).toContain("XA/duty-officer");
  }
});

test("Notes are for their seat and the staff, and words for those they name", async () => {
  const { served } = await serve();
  const states = [{ id: "XA" }, { id: "XB" }, { id: "XC" }];
  const words = new WordsDesk(served.board, SEATS, states);
  let number = 0;
  const at = (seat: string) =>
    ({
      number: ++number,
      real: 0,
      run: 0,
      exercise: 0,
      position: 0,
      seat,
      person: "P",
    }) satisfies Partial<ExerciseRecord>;
  const heard = await heardByAll(served, () => {
    for (const { id: seat } of SEATS)
      words.note({ ...at(seat), kind: "note", text: `note-of-${seat}.` });
    words.say({ ...at("XA/duty-officer"), kind: "message", to: "staff", text: "to-staff." });
    words.say({ ...at("facilitator"), kind: "message", to: "XB", text: "to-XB." });
  });
  for (const way of [0, 2]) {
    for (const { id: seat } of SEATS)
      expect(new Set(finders(heard, `note-of-${seat}.`, way)), seat).toEqual(
        new Set(["facilitator", "white-cell", seat]),
      );
    expect(finders(heard, "to-staff.", way)).toHaveLength(3);
    expect(new Set(finders(heard, "to-XB.", way))).toEqual(
      new Set(["facilitator", "white-cell", "XB/duty-officer"]),
    );
  }
});

test("An inject is the staff's until it has reached its State", async () => {
  const { served, scenario } = await serve();
  const injects = new InjectDesk(scenario, served.board);
  const [theft] = scenario.injects;
  const heard = await heardByAll(served, () => {
    if (theft !== undefined)
      injects.note({ kind: "inject", at: 5, inject: theft.id, to: "XA", body: { en: "now-sent" } });
  });
  for (const way of [0, 2]) {
    expect(new Set(finders(heard, "inject/spare", way))).toEqual(
      new Set(["facilitator", "white-cell"]),
    );
    expect(new Set(finders(heard, "now-sent", way))).toEqual(
      new Set(["facilitator", "white-cell", "evaluator/2", "XA/duty-officer"]),
    );
  }
});

test("There is nothing to be had beside the pages and a seat's own updates", async () => {
  const { served, note } = await serve();
  for (const { sent } of EVERY) note(sent);
  const headers = { cookie: served.cookie("XC/duty-officer"), "accept-encoding": "identity" };
  const paths = [
    "/exercise.jsonl",
    "/journal.jsonl",
    "/api/documents/case/seat/XA/1",
    "/api/updates/XA",
    "/api/seat/XA",
    "/..%2f..%2fetc%2fpasswd.txt",
    "/assets/../../package.json",
  ];
  for (const path of paths) {
    const text = await (await fetch(served.origin + path, { headers })).text();
    expect(text, path).toMatch(/There is no such page|<title>EXERCISE<\/title>|^\{\}$/);
  }
  const asked = await fetch(`${served.origin}/api/updates?seat=facilitator&states=XA`, { headers });
  expect(await asked.text()).not.toContain("mark-");
});
