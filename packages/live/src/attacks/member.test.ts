import type { JournalRecord, SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import { expect, test } from "vitest";
import { AttackField } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";
import { signNotice } from "../wire/index.ts";
import type { HopEnvelope } from "../wire/index.ts";

const SCENARIO = fieldScenario();
/** A request of XA to XB, which the victim has, and one that nobody ever made. */
const KNOWN = "everyday/XA/1";
const UNKNOWN = "everyday/XA/9999";
const DAY = 86_400_000;

type Say = (frames: AttackFrames, reference: string) => HopEnvelope;

/** What XC hears when it speaks of a request that is there, and of one that is not. */
async function pry(field: AttackField, references: readonly string[], say: Say): Promise<object> {
  const heard: string[] = [];
  const whole = new Set<string>();
  const effect = await effectOf(field, async () => {
    const hostile = await field.member("XC");
    for (const reference of references) {
      const answer = await hostile.ask(say(new AttackFrames(field), reference));
      heard.push(label(answer));
      whole.add(JSON.stringify(answer).replaceAll(reference, "…"));
    }
  });
  await field.auditedIncident("frame-rejected", heard[0]);
  return { heard, alike: whole.size === 1, effect };
}

/** XA has asked XB; then XC says something of that request to XB. */
async function pryAtAddressee(say: Say): Promise<object> {
  await using field = await AttackField.open(SCENARIO);
  const honest = await field.member("XA");
  const frames = new AttackFrames(field);
  const asked = label(await honest.ask(frames.direct(frames.ping("XA", KNOWN))));
  if (asked !== "receipt") throw new TypeError(asked);
  return await pry(field, [KNOWN, UNKNOWN], say);
}

function refused(name: string): object {
  return { heard: [name, name], alike: true, effect: NO_EFFECT };
}

test("a member that asks how another's request stands does not even learn whether there is one", async () => {
  const found = await pryAtAddressee((frames, reference) =>
    frames.direct(frames.statusQuery("XC", reference)),
  );
  expect(found).toEqual(refused("not-the-requester"));
});

test("a member that withdraws another's request changes nothing and learns nothing", async () => {
  const found = await pryAtAddressee((frames, reference) =>
    frames.direct(frames.withdrawal("XC", reference)),
  );
  expect(found).toEqual(refused("not-the-requester"));
});

test("a member that asks under another's reference changes nothing and learns nothing", async () => {
  const found = await pryAtAddressee((frames, reference) =>
    frames.direct(frames.ping("XC", reference)),
  );
  expect(found).toEqual(refused("not-the-requester"));
});

test("a member that gives its message the id of another's changes nothing and learns nothing", async () => {
  const found = await pryAtAddressee((frames, reference) => {
    const own: Message = frames.statusQuery("XC", "everyday/XC/1");
    return frames.direct({ ...own, id: `${reference}#1` });
  });
  expect(found).toEqual(refused("malformed"));
});

test("a member that says another's message was not put through changes nothing and learns nothing", async () => {
  const found = await pryAtAddressee((frames, reference) => bounceOf(frames, `${reference}#1`));
  expect(found).toEqual(refused("unknown-request"));
});

test("a member that answers or bounces what was never addressed to it changes nothing and learns nothing", async () => {
  // A day of the exercise has passed, so XA has asked XB.
  await using field = await AttackField.open(SCENARIO, { victim: "XA", elapsed: DAY });
  const sent = (await journalOf(field)).find(
    (record): record is SentRecord => record.kind === "sent" && record.to === "XB",
  );
  expect(sent).toBeDefined();
  const references = [sent?.request ?? "", UNKNOWN];
  const answered = await pry(field, references, (frames, reference) =>
    frames.direct(frames.acknowledgement("XC", reference)),
  );
  expect(answered).toEqual(refused("unknown-request"));
  const bounced = await pry(field, references, (frames, reference) =>
    bounceOf(frames, `${reference}#1`),
  );
  expect(bounced).toEqual(refused("unknown-request"));
});

test("a member that answers what might have followed from another's request changes nothing and learns nothing", async () => {
  await using field = await AttackField.open(SCENARIO, { victim: "XA", elapsed: DAY });
  const sent = (await journalOf(field)).find(
    (record): record is SentRecord => record.kind === "sent" && record.to === "XB",
  );
  const references = [`${sent?.request}/c1`, `${sent?.request}/c1/c2`, `${UNKNOWN}/c1`];
  const answered = await pry(field, references, (frames, reference) =>
    frames.direct(frames.acknowledgement("XC", reference)),
  );
  expect(answered).toEqual({
    ...refused("unknown-request"),
    heard: Array(3).fill("unknown-request"),
  });
});

test("a member that uses its own reference for another request is refused and the first stands", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const hostile = await field.member("XC");
  const first = frames.ping("XC", "everyday/XC/1");
  expect(label(await hostile.ask(frames.direct(first)))).toBe("receipt");
  const other = { ...first, urgency: "emergency" } as Message;
  const effect = await effectOf(field, async () => {
    expect(label(await hostile.ask(frames.direct(other)))).toBe("request-id-reused");
    const again = { ...other, id: `${first.request}#3` };
    expect(label(await hostile.ask(frames.direct(again)))).toBe("request-id-reused");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "request-id-reused");
});

/** XC says that a message never reached it. */
function bounceOf(frames: AttackFrames, message: string): HopEnvelope {
  const { routing, ...envelope } = frames.direct(frames.ping("XC", "everyday/XC/1"));
  const { author: from, addressee: to } = routing;
  const notice = { message, from, to, reason: "unreached", at: 0 } as const;
  return {
    ...envelope,
    routing: { ...routing, message },
    key: `${message}/bounce/0`,
    payload: { kind: "bounce", signed: signNotice(notice, frames.signingOf("XC")) },
  };
}

/** The journal once the node has caught up with the clock. */
async function journalOf(field: AttackField): Promise<readonly JournalRecord[]> {
  await field.caughtUp();
  return field.journal;
}
