import type { Duration } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import {
  type Conformance,
  countedComplaints,
  type JudgedCase,
  type NodeIdentity,
  type Probe,
} from "../conformance/index.ts";
import { NODE, PEER } from "../conformance/bench-terms.ts";
import { peerLetter, STATED } from "../conformance/peer-letter.ts";
import { ruleFindings } from "../conformance/rule-findings.ts";
import type { NodeCredentials } from "@contactpoint/live/trust";
import { type Message as Letter, messageSchema } from "@contactpoint/protocol/messages";
import { Door } from "./door.ts";
import type { LinkCheck } from "./link-check.ts";
import { tryDoor } from "./try-door.ts";
import type { ExamCase } from "./exam-case.ts";
import type { ExamHall } from "./exam-hall.ts";
import { ExamPlayer } from "./exam-player.ts";
import { HIDDEN_FROM_WIRE, judgeByWire } from "./hidden-from-wire.ts";

export interface BlackBoxOptions {
  readonly hall: ExamHall;
  readonly scenario: ResolvedScenario;
  readonly cases: readonly ExamCase[];
  readonly checks: readonly LinkCheck[];
  /** Where the node is, and as whom the bench may call. */
  readonly endpoint: string;
  readonly peers: readonly NodeCredentials[];
  readonly profile: "core" | "extended";
  readonly node: NodeIdentity;
  /** Makes references of this try differ from those of others. */
  readonly serial: number;
}

/** So many pings measure the way. */
const PINGS = 20;

/** Tries a node over its own links: measures the way, then tells all stories side by side. */
export async function tryBlackBox(options: BlackBoxOptions): Promise<Conformance> {
  const { hall, scenario, cases, checks, profile, node, serial } = options;
  const ping = (request: string): Letter => pingOf(hall, request);
  const door = new Door(options.endpoint, options.peers, ping, serial);
  const judged: JudgedCase[] = [];
  for (const check of checks) judged.push(await tryDoor(door, check, scenario));
  const { jitter, probe } = await measureWay(hall, serial);
  const players = cases.map((story, at) => {
    const request = `exam/${PEER}/${serial}${String(at + 1).padStart(3, "0")}`;
    return { story, request, player: new ExamPlayer(story, { hall, scenario, request, jitter }) };
  });
  hall.onLetter = (heard) =>
    players.find(({ request }) => heard.letter.request === request)?.player.hear(heard);
  for (const { story, request } of players)
    if (story.refuses !== undefined) hall.refuseFirst(request, story.refuses);
  await Promise.all(players.map(({ player }) => player.play()));
  for (const { story, player } of players) judged.push(judgedOf(story, player, scenario));
  const rules = ruleFindings(judged, HIDDEN_FROM_WIRE);
  return { bench: "black-box", profile, node, probes: [probe], cases: judged, rules };
}

/** Sends pings one after the other. The jitter is the longest time that a receipt took. */
async function measureWay(
  hall: ExamHall,
  serial: number,
): Promise<{ readonly jitter: Duration; readonly probe: Probe }> {
  let longest = 0;
  let refused = "";
  for (let ping = 1; ping <= PINGS; ping++) {
    const { reply, took } = await hall.say(PEER, pingOf(hall, `probe/${PEER}/${serial}${ping}`));
    if (reply !== "stored") refused = reply;
    // The first opens the connection.
    if (ping > 1) longest = Math.max(longest, took);
  }
  const probe = {
    id: "way",
    requirement: "P-060",
    title: `Pings are receipted, the slowest after ${longest} ms.`,
    result: refused === "" ? "passed" : "failed",
    sentence: refused,
  } as const;
  return { jitter: longest * hall.clock.rate, probe };
}

function pingOf(hall: ExamHall, request: string): Letter {
  const sent_at = hall.clock.now();
  const head = { id: `${request}#1`, request, from: PEER, to: NODE, sent_at };
  const full = Object.entries(peerLetter("request", head, undefined, sent_at));
  const bare = Object.fromEntries(full.filter(([field]) => !STATED.includes(field)));
  return messageSchema.parse({ ...bare, form: "ping", urgency: "routine" });
}

function judgedOf(story: ExamCase, player: ExamPlayer, scenario: ResolvedScenario): JudgedCase {
  const { records } = player.journal;
  const verdicts = judgeByWire(records, scenario);
  const violations = verdicts.flatMap(({ rule, verdict }) =>
    verdict.verdict === "violated"
      ? [{ requirement: rule.number, sentence: verdict.because, step: -1 }]
      : [],
  );
  const complaints = countedComplaints([...player.complaints, ...violations]);
  if (complaints.length > 0) return { story, result: "failed", complaints, verdicts, records };
  if (player.undecided === null) return { story, result: "passed", complaints, verdicts, records };
  const [requirement = ""] = story.musts;
  const open = [{ requirement, sentence: player.undecided, step: -1, times: 1 }];
  return { story, result: "undecided", complaints: open, verdicts, records };
}
