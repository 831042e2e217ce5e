import { setImmediate as turn } from "node:timers/promises";
import type { SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AttackField, freePort } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { makeMembership } from "../testing/membership.ts";
import type { HopEnvelope } from "../wire/index.ts";

const SCENARIO = fieldScenario();
/** XC handles what passes between the others, and so reads it. */
const HANDLED = fieldScenario({ kind: "hub", hub: "XC", relay: "handle" });
/** Exercise seconds a real second, so that whatever is taken is also worked on: four days. */
const RATE = 200_000;
const SEEDS = [1, 8];
const MESSAGES = 150;

async function field(victim: string, scenario = SCENARIO): Promise<AttackField> {
  const port = await freePort();
  const membership = await makeMembership(scenario, { port, rate: RATE });
  return await AttackField.open(scenario, { membership, victim });
}

/** Well-formed messages; every other one names providers and States that there are. */
function nonsense(seed: number): Message[] {
  const providers = SCENARIO.providers.map(({ id }) => id);
  return fc.sample(messageArbitrary(), { numRuns: MESSAGES, seed }).map((message, n) => {
    if (n % 2 === 0) return message;
    const provider = `provider":"${providers[n % providers.length]}"`;
    const text = JSON.stringify(message)
      .replaceAll(/provider":"(?:[^"\\]|\\.)*"/g, provider)
      .replaceAll(/next_state":"(?:[^"\\]|\\.)*"/g, 'next_state":"XD"');
    return JSON.parse(text) as Message;
  });
}

/** Says them all, and looks at the end of the exercise whether anybody came to harm. */
async function assertHarmless(
  at: AttackField,
  messages: readonly Message[],
  changes: (frame: HopEnvelope) => Partial<HopEnvelope> = () => ({}),
): Promise<void> {
  const frames = new AttackFrames(at);
  const hostile = await at.member(messages[0]?.from ?? "");
  const answers = new Set<string>();
  let answered = hostile.heard.length;
  for (const message of messages) {
    const frame = frames.direct(message);
    hostile.say({ ...frame, ...changes(frame) });
    // A node that failed says nothing any more.
    while (hostile.heard.length <= answered && at.failure === undefined) await turn();
    if (at.failure !== undefined) break;
    answers.add(label(await hostile.next()));
    answered++;
  }
  expect(at.failure).toBeUndefined();
  const honest = await at.member("XD");
  answers.add(`XD: ${label(await honest.ask(frames.direct(frames.ping("XD", "calm/XD/1"))))}`);
  while (at.node.host.now < SCENARIO.clock.end && at.failure === undefined) await turn();
  expect(at.failure).toBeUndefined();
  expect(at.incidents.filter(({ kind }) => kind === "host-failed")).toEqual([]);
  expect([...answers].toSorted()).toEqual(
    expect.arrayContaining(["XD: receipt", "malformed", "receipt"]),
  );
}

/** Messages on requests of a State's own. */
function inOwnName(messages: readonly Message[], from: string, to: string): Message[] {
  return messages.map((message, n) => {
    const request = `everyday/${from}/${1 + (n % 60)}`;
    return { ...message, from, to, request, id: `${request}#${2 * n + 1}` };
  });
}

test("a member that asks nonsense in its own name harms nobody else's requests", async () => {
  for (const seed of SEEDS) {
    await using at = await field("XB");
    await assertHarmless(at, inOwnName(nonsense(seed), "XC", "XB"));
  }
});

test("a member that asks nonsense through a hub harms nobody else's requests", async () => {
  await using at = await field("XC", HANDLED);
  await assertHarmless(at, inOwnName(nonsense(2), "XA", "XB"), ({ routing }) => ({
    to: "XC",
    routing: { ...routing, route: ["XA", "XC", "XB"] },
  }));
});

test("a member that answers nonsense to what it was asked harms nobody else's requests", async () => {
  for (const seed of SEEDS) {
    await using at = await field("XA");
    const asked = (): string[] =>
      at.journal
        .filter((record): record is SentRecord => record.kind === "sent" && record.to === "XB")
        .map(({ request }) => request);
    while (asked().length < 3) await turn();
    const requests = asked();
    const said = nonsense(seed).map((message, n) => {
      const request = requests[n % requests.length] ?? "";
      return { ...message, from: "XB", to: "XA", request, id: `${request}#${2 * n + 2}` };
    });
    await assertHarmless(at, said);
  }
});

test("a member that asks for assistance with what was never held is told how the request was closed", async () => {
  await using at = await field("XB");
  const frames = new AttackFrames(at);
  const member = await at.member("XA");
  // What XC's provider has, XB cannot preserve: it refers the request there.
  const provider = SCENARIO.providers.find(({ state }) => state === "XC")?.id ?? "";
  const request = frames.preservation("XA", "everyday/XA/1", provider);
  expect(label(await member.ask(frames.direct(request)))).toBe("receipt");
  const said = (): string[] =>
    at.journal.filter((record) => record.kind === "sent").map(({ type }) => type);
  while (!said().includes("referral") && at.failure === undefined) await turn();
  const head = frames.head("XA", request.request, 3);
  const asking: Message = {
    ...head,
    type: "assistance-request",
    authority: "EXERCISE: a ministry",
  };
  const before = said();
  expect(label(await member.ask(frames.direct(asking)))).toBe("receipt");
  while (said().length < before.length + 2 && at.failure === undefined) await turn();
  await at.picture();
  expect(at.failure).toBeUndefined();
  expect(said().slice(before.length, before.length + 1)).toEqual(["status-report"]);
  expect(said().slice(before.length)).toContain("referral");
  expect(at.incidents.filter(({ kind }) => kind === "host-failed")).toEqual([]);
});
