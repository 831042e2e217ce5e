import { readFileSync } from "node:fs";
import type { SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import { expect, test } from "vitest";
import { AttackField, freePort } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { makeMembership } from "../testing/membership.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";
import { type HopEnvelope, openSealed, sealMessage, signMessage } from "../wire/index.ts";

/** XC passes on between XA and XB, and may read nothing of it. */
const SCENARIO = fieldScenario({ kind: "hub", hub: "XC", relay: "forward" });
/** Words that stand in a request and nowhere else. */
const SECRETS = {
  identifier: "suspect-of-the-case@mailhaven.example",
  offence: "computer-related fraud against pensioners",
  facts: "On the third of March the account was used to lure forty people.",
  authority: "Prosecutor of the Republic at Astoria, room 12",
};

test("a hub that forwards learns who writes to whom, how long and when, and nothing else", async () => {
  await using field = await AttackField.open(SCENARIO, { victim: "XC" });
  const frames = new AttackFrames(field);
  const letter = requestOf(frames);
  const frame = await sealedTo(field, letter, "XB");
  const peer = await field.member("XA");
  expect(label(await peer.ask(frame))).toBe("receipt");
  while ((await field.picture()).outbox.length === 0) await new Promise(setImmediate);
  const wire = JSON.stringify(frame);
  const stored = ["", "-wal", ".keys"].map((end) => readFileSync(field.file + end, "latin1"));
  const logged = JSON.stringify([field.journal, field.incidents]);
  for (const secret of Object.values(SECRETS))
    for (const text of [wire, logged, ...stored, peer.heard.join()])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  // The same words are inside: the addressee reads them.
  if (frame.payload.kind !== "sealed") throw new TypeError(frame.payload.kind);
  const { sealing } = field.membership.nodeOf("XB");
  const opened = JSON.stringify(await openSealed(frame.payload.sealed, frame.routing, sealing));
  for (const secret of Object.values(SECRETS)) expect(opened).toContain(secret);
  const { payload, ...seen } = frame;
  expect(Object.keys(seen).toSorted()).toEqual(
    ["from", "key", "kind", "position", "routing", "to"].toSorted(),
  );
  expect(Object.keys(seen.routing).toSorted()).toEqual(
    ["addressee", "author", "channel", "message", "route"].toSorted(),
  );
  expect(Object.keys(payload.kind === "sealed" ? payload.sealed : {}).toSorted()).toEqual(
    ["ciphertext", "enc", "key"].toSorted(),
  );
});

test("a hub refuses what is sealed under another's message id, and what is sealed for nobody", async () => {
  await using field = await AttackField.open(SCENARIO, { victim: "XC" });
  const frames = new AttackFrames(field);
  const effect = await effectOf(
    field,
    async () => {
      const hostile = await field.member("XD");
      const foreign = await sealedTo(field, frames.statusQuery("XD", "everyday/XA/1"), "XB");
      expect(label(await hostile.ask(foreign))).toBe("not-the-requester");
      const nobody = await sealedTo(field, frames.statusQuery("XD", "everyday/XD/1"), "XB");
      const { routing } = nobody;
      const astray = { ...routing, addressee: "XZ", route: ["XD", "XC", "XZ"] };
      expect(label(await hostile.ask({ ...nobody, routing: astray }))).toBe(
        "sender-not-registered",
      );
    },
    "XA",
  );
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "not-the-requester");
});

test("a false answer to a further request that passes a hub keeps out no honest one", async () => {
  await using field = await AttackField.open(
    fieldScenario({ kind: "hub", hub: "XC", relay: "handle" }),
    { victim: "XC" },
  );
  const frames = new AttackFrames(field);
  const answer = async (from: string, request: string, number: number): Promise<string> => {
    const peer = await field.member(from);
    const { routing, ...direct } = frames.direct({
      ...frames.acknowledgement(from, request, number),
      to: "XA",
    });
    const way = { ...routing, route: [from, "XC", "XA"] };
    return label(await peer.ask({ ...direct, to: "XC", routing: way }));
  };
  // Whether there is such a request is not for the hub to tell.
  for (const request of ["everyday/XA/1/c1", "everyday/XA/9999/c1"]) {
    expect(await answer("XD", request, 2)).toBe("receipt");
    await field.picture();
    expect(await answer("XB", request, 4)).toBe("receipt");
  }
  await field.picture();
  expect(field.failure).toBeUndefined();
});

test("what every node of a sealed network sends through the hub shows no word of a case", async () => {
  // Two days of the exercise have passed, so XA has asked others.
  const elapsed = 2 * 86_400_000;
  await using field = await AttackField.open(SCENARIO, { victim: "XA", elapsed });
  await field.caughtUp();
  const sent = field.journal.filter((record): record is SentRecord => record.kind === "sent");
  const through = sent.filter(({ route }) => route.length > 2);
  expect(through.length).toBeGreaterThan(0);
  while ((await field.picture()).outbox.length === 0) await new Promise(setImmediate);
  const pending = field.pendingFrames().map((text) => JSON.parse(text) as HopEnvelope);
  const sealed = pending.filter(({ routing }) => routing.route.length > 2);
  expect(sealed.length).toBeGreaterThan(0);
  for (const { payload } of sealed) expect(payload.kind).toBe("sealed");
});

test("a State that the register leaves out stops nobody who writes to it through a hub", async () => {
  const elapsed = 2 * 86_400_000;
  const port = await freePort();
  const membership = await makeMembership(SCENARIO, { port, elapsed, absent: ["XB"] });
  await using field = await AttackField.open(SCENARIO, { victim: "XA", membership });
  await field.caughtUp();
  await field.picture();
  expect(field.failure).toBeUndefined();
  const sent = field.journal.filter((record): record is SentRecord => record.kind === "sent");
  const toIt = sent.filter(({ to }) => to === "XB").map(({ message }) => message);
  expect(toIt.length).toBeGreaterThan(0);
  const pending = field.pendingFrames().map((text) => JSON.parse(text) as HopEnvelope);
  expect(pending.map(({ routing }) => routing.message)).not.toContain(toIt[0]);
  expect(pending.filter(({ routing }) => routing.addressee !== "XB")).not.toEqual([]);
  expect(await field.auditedKinds()).toContain("unknown-peer");
});

function requestOf(frames: AttackFrames): Message {
  const { authority, facts, identifier, offence } = SECRETS;
  return {
    ...frames.ping("XA", "everyday/XA/1"),
    to: "XB",
    type: "request",
    form: "preservation",
    urgency: "urgent",
    language: "en",
    authority: { organisation: authority },
    offence: { offence, provisions: [], facts },
    data: {
      items: [
        {
          provider: "mailhaven",
          data_class: "traffic",
          identifiers: [{ kind: "account", value: identifier }],
          stated_expiry: null,
        },
      ],
      relation_to_offence: facts,
    },
  };
}

/** A message on its way through XC, sealed to its addressee. */
async function sealedTo(field: AttackField, message: Message, to: string): Promise<HopEnvelope> {
  const frames = new AttackFrames(field);
  const { routing, ...direct } = frames.direct(message);
  const way = { ...routing, addressee: to, route: [message.from, "XC", to] };
  const signed = signMessage({ ...message, to }, frames.signingOf(message.from));
  const recipient = field.membership.nodeOf(to).sealing.public;
  const sealed = await sealMessage(signed, way, recipient);
  return { ...direct, to: "XC", routing: way, payload: { kind: "sealed", sealed } };
}
