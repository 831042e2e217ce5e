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

const SCENARIO = fieldScenario();
/** Exercise seconds a real second, so that whatever is taken is also worked on: four days. */
const RATE = 200_000;
const SEED = 1;
const MESSAGES = 150;

async function field(victim: string): Promise<AttackField> {
  const port = await freePort();
  const membership = await makeMembership(SCENARIO, { port, rate: RATE });
  return await AttackField.open(SCENARIO, { membership, victim });
}

/** Well-formed messages; every other one names providers and States that there are. */
function nonsense(): Message[] {
  const providers = SCENARIO.providers.map(({ id }) => id);
  return fc.sample(messageArbitrary(), { numRuns: MESSAGES, seed: SEED }).map((message, n) => {
    if (n % 2 === 0) return message;
    const provider = `provider":"${providers[n % providers.length]}"`;
    const text = JSON.stringify(message)
      .replaceAll(/provider":"(?:[^"\\]|\\.)*"/g, provider)
      .replaceAll(/next_state":"(?:[^"\\]|\\.)*"/g, 'next_state":"XD"');
    return JSON.parse(text) as Message;
  });
}

/** Says them all, and waits for the end of the exercise. @returns the different answers */
async function sayAll(at: AttackField, messages: readonly Message[]): Promise<Set<string>> {
  const frames = new AttackFrames(at);
  const hostile = await at.member(messages[0]?.from ?? "");
  const answers = new Set<string>();
  let answered = hostile.heard.length;
  for (const message of messages) {
    hostile.say(frames.direct(message));
    // A node that failed says nothing any more.
    while (hostile.heard.length <= answered && at.failure === undefined) await turn();
    if (at.failure !== undefined) return answers;
    answers.add(label(await hostile.next()));
    answered++;
  }
  const honest = await at.member("XD");
  answers.add(`XD: ${label(await honest.ask(frames.direct(frames.ping("XD", "calm/XD/1"))))}`);
  while (at.node.host.now < SCENARIO.clock.end && at.failure === undefined) await turn();
  return answers;
}

test("a member that asks nonsense in its own name harms nobody else's requests", async () => {
  await using at = await field("XB");
  const said = nonsense().map((message, n) => {
    const request = `everyday/XC/${1 + (n % 60)}`;
    return { ...message, from: "XC", to: "XB", request, id: `${request}#${2 * n + 1}` };
  });
  const answers = await sayAll(at, said);
  expect(at.failure).toBeUndefined();
  expect([...answers].toSorted()).toEqual(
    expect.arrayContaining(["XD: receipt", "malformed", "receipt"]),
  );
});

test("a member that answers nonsense to what it was asked harms nobody else's requests", async () => {
  await using at = await field("XA");
  const asked = (): string[] =>
    at.journal
      .filter((record): record is SentRecord => record.kind === "sent" && record.to === "XB")
      .map(({ request }) => request);
  while (asked().length < 3) await turn();
  const requests = asked();
  const said = nonsense().map((message, n) => {
    const request = requests[n % requests.length] ?? "";
    return { ...message, from: "XB", to: "XA", request, id: `${request}#${2 * n + 2}` };
  });
  const answers = await sayAll(at, said);
  expect(at.failure).toBeUndefined();
  expect([...answers].toSorted()).toEqual(
    expect.arrayContaining(["XD: receipt", "malformed", "receipt"]),
  );
});
