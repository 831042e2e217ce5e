import { fileURLToPath } from "node:url";
import {
  interpretByXState,
  type JournalRecord,
  MESSAGE_TYPES,
  missingItems,
  type NeedItem,
  type NeedRecord,
  type RequestForm,
  type ResolvedScenario,
  type SentRecord,
} from "@contactpoint/protocol";
import { type Message, type MessageOf, messageSchema } from "@contactpoint/protocol/messages";
import { readScenario } from "@contactpoint/scenario";
import { World } from "@contactpoint/world";
import { TinyAgenda } from "@contactpoint/world/testing";
import { beforeAll, expect, test } from "vitest";
import { contentDigest, Dossier, LetterReader, LetterWriter } from "./index.ts";

interface Letter {
  readonly sent: SentRecord;
  readonly message: Message;
}

/** What was sent in a run, beside what was written for it. */
interface Exchange {
  readonly reader: LetterReader;
  readonly marking: string;
  readonly needs: ReadonlyMap<string, NeedRecord>;
  readonly letters: readonly Letter[];
}

const DATA_SHA256 = "ab".repeat(32);

let exchanges: readonly Exchange[] = [];

beforeAll(() => {
  exchanges = [
    exchangeOf(scenarioNamed("provider-chain")),
    exchangeOf(scenarioNamed("refusals-and-reservations")),
    exchangeOf(scenarioNamed("sixty-days")),
    exchangeOf(withEveryForm(scenarioNamed("stale-register"))),
  ];
});

test("every letter of a run fits its schema, and the runs hold letters of every type", () => {
  const seen = new Set<string>();
  for (const { message } of all()) {
    expect(messageSchema.safeParse(message).error, message.id).toBeUndefined();
    seen.add(message.type);
  }
  expect([...seen].toSorted()).toEqual([...MESSAGE_TYPES].toSorted());
});

test("what was sent is read back", () => {
  for (const { reader, letters } of exchanges) {
    for (const { sent, message } of letters) {
      const { type, item = -1, body = null } = sent;
      // Which class of data was given and that their use is limited is for rules alone.
      const { data_class: _class, use_limited: _limited, ...told } = body ?? {};
      const expected = { type, item, body: body === null ? null : told };
      expect(reader.read(message), message.id).toEqual(expected);
    }
  }
});

test("a request tells the requested side all of the need but when the data vanish", () => {
  for (const { reader, needs, letters } of exchanges) {
    for (const { sent, message } of ofType(letters, "request")) {
      const missing = sent.body?.missing ?? [];
      const need = needOf(needs, message.request);
      const told = reader.readRequest(message);
      expect(told).toMatchObject({ form: need.form, urgency: need.urgency, missing });
      expect(told.items.map(wanted)).toEqual(
        missing.includes("data") ? [] : need.items.map(wanted),
      );
      // A ping is about no case.
      const knows = !missing.includes("offence") && need.form !== "ping";
      expect(told.circumstances).toEqual(knows ? need.circumstances : []);
    }
  }
});

test("the data keep their name down a chain of providers, and no others have it", () => {
  for (const { reader, needs, letters } of exchanges) {
    const names = new Map<string, string>();
    for (const { message } of ofType(letters, "request")) {
      reader.readRequest(message).items.forEach(({ account }, item) => {
        const first = firstOf(needs, needOf(needs, message.request), item);
        if (account === null) throw new Error(`${message.id} does not name its data`);
        expect(names.get(account) ?? first).toBe(first);
        names.set(account, first);
      });
    }
    expect(new Set(names.values()).size).toBe(names.size);
  }
});

test("a request sent again has the digest of the first, and no other request has it", () => {
  let again = 0;
  for (const { letters } of exchanges) {
    const digests = new Map<string, string>();
    for (const { message } of ofType(letters, "request")) {
      const digest = contentDigest(message);
      const known = digests.get(message.request);
      if (known !== undefined) again++;
      expect(known ?? digest).toBe(digest);
      digests.set(message.request, digest);
    }
    expect(new Set(digests.values()).size).toBe(digests.size);
  }
  expect(again).toBeGreaterThan(0);
});

test("a supplement supplies what was asked for, and the request is then complete", () => {
  let supplements = 0;
  for (const { letters } of exchanges) {
    const requests = new Map<string, MessageOf<"request">>();
    const asked = new Map<string, readonly string[]>();
    for (const { message } of letters) {
      if (message.type === "request") requests.set(message.request, message);
      if (message.type === "missing-items-request") asked.set(message.request, message.missing);
      const request = requests.get(message.request);
      if (message.type !== "supplement" || request === undefined) continue;
      supplements++;
      expect(Object.keys(message.supplied)).toHaveLength(asked.get(message.request)?.length ?? 0);
      expect(missingItems({ ...request, ...message.supplied }, "UNCC")).toEqual([]);
    }
  }
  expect(supplements).toBeGreaterThan(0);
});

test("an extension that is granted ends when it was asked to end", () => {
  let granted = 0;
  for (const { letters } of exchanges) {
    const asked = new Map<string, number[]>();
    for (const { message } of letters) {
      const ends = asked.get(message.request) ?? [];
      if (message.type === "extension-request")
        asked.set(message.request, [...ends, message.until]);
      if (message.type !== "extension-decision" || !message.granted) continue;
      granted++;
      expect(ends).toContain(message.until);
    }
  }
  expect(granted).toBeGreaterThan(0);
});

test("an acknowledgement says when the request came, which is after it left", () => {
  for (const { letters } of exchanges) {
    const left = new Map<string, number>();
    for (const { message } of letters) {
      if (message.type === "request") left.set(message.id, message.sent_at);
      if (message.type !== "acknowledgement") continue;
      const { cause = "", received_at, sent_at } = message;
      expect(received_at).toBeGreaterThanOrEqual(left.get(cause) ?? Infinity);
      expect(received_at).toBeLessThanOrEqual(sent_at);
    }
  }
});

test("addresses, numbers and accounts are fictitious and everything bears the marking", () => {
  for (const { letters, marking } of exchanges) {
    for (const { message } of letters) {
      expect(message.marking).toBe(marking);
      const text = JSON.stringify(message);
      for (const [, domain] of text.matchAll(/@([a-z0-9.-]+)"/g))
        expect(domain).toMatch(/\.example$/);
      for (const [number] of text.matchAll(/\+[0-9]{2} [0-9 ]+/g))
        expect(number).toMatch(/^\+44 (20 7946 0|7700 900)[0-9]{3}$/);
    }
  }
});

function all(): readonly Letter[] {
  return exchanges.flatMap(({ letters }) => letters);
}

function ofType<T extends Message["type"]>(letters: readonly Letter[], type: T) {
  return letters.filter(
    (letter): letter is { readonly sent: SentRecord; readonly message: MessageOf<T> } =>
      letter.message.type === type,
  );
}

/** What both the need and the request say of an item. */
function wanted({ provider, data_class, stated_expiry }: Omit<NeedItem, "expires_at">) {
  return { provider, data_class, stated_expiry };
}

function needOf(needs: Exchange["needs"], request: string): NeedRecord {
  const need = needs.get(request);
  if (need === undefined) throw new Error(`there is no need ${request}`);
  return need;
}

/** The item that began the chain which this one ends, as the first need numbers it. */
function firstOf(needs: Exchange["needs"], need: NeedRecord, item: number): string {
  if (need.parent === undefined) return `${need.duplicate_of ?? need.request} ${item}`;
  return firstOf(needs, needOf(needs, need.parent), need.parent_item ?? -1);
}

function scenarioNamed(name: string): ResolvedScenario {
  const path = fileURLToPath(new URL(`../../../../scenarios/${name}.yaml`, import.meta.url));
  const read = readScenario(path);
  if ("problems" in read) throw new Error(`${name} cannot be read`);
  return read.scenario;
}

function withEveryForm(scenario: ResolvedScenario): ResolvedScenario {
  const forms: RequestForm[] = ["preservation", "location-query", "emergency-disclosure", "ping"];
  const mix = forms.map(
    (form) => ({ share: 0.25, form, urgency: "urgent", expires_in: null }) as const,
  );
  return { ...scenario, workload: scenario.workload.map((one) => ({ ...one, mix })) };
}

/** Runs the scenario and writes what is sent, from what was seen so far. */
function exchangeOf(scenario: ResolvedScenario): Exchange {
  const writer = new LetterWriter(scenario);
  const dossier = new Dossier(scenario);
  const needs = new Map<string, NeedRecord>();
  const letters: Letter[] = [];
  const byId = new Map<string, Message>();
  const record = (one: JournalRecord): void => {
    dossier.note(one);
    if (one.kind === "need") {
      writer.learn(one);
      needs.set(one.request, one);
    }
    if (one.kind === "sent") {
      const message = writer.compose(one, { data_sha256: DATA_SHA256, ...dossier.said(one) });
      letters.push({ sent: one, message });
      byId.set(message.id, message);
    }
    if (one.kind === "delivered" && one.again !== true) {
      const heard = byId.get(one.message);
      if (heard !== undefined) dossier.heard(heard);
    }
  };
  const agenda = new TinyAgenda(scenario.clock.start);
  new World(scenario, { agenda, interpret: interpretByXState, record }).begin();
  agenda.runUntil(scenario.clock.end);
  return { reader: new LetterReader(scenario), marking: scenario.marking, needs, letters };
}
