import { setImmediate as turn } from "node:timers/promises";
import type { OrderRecord } from "@contactpoint/protocol";
import { expect, onTestFinished, test } from "vitest";
import { allowedBy, type Fetch, guardedFetch, serveProvider } from "../providers/index.ts";
import { AttackField, freePort } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { LiveBench } from "../testing/live-run.ts";
import { makeMembership } from "../testing/membership.ts";
import { readShipped } from "../testing/read-shipped.ts";
import { HostGuard } from "../trust/index.ts";

const SCENARIO = fieldScenario();
/** Exercise seconds a real second. */
const RATE = 50_000;
const PROVIDER = SCENARIO.providers.find(({ state }) => state === "XB")?.id ?? "";

/** XB, whose provider has a portal of its own. */
async function fieldWith(fetch: Fetch): Promise<AttackField> {
  const membership = await makeMembership(SCENARIO, { port: await freePort(), rate: RATE });
  const portal = { url: "http://127.0.0.1:1/", fetch, allowed: () => true as const };
  return AttackField.open(SCENARIO, { membership, portals: new Map([[PROVIDER, portal]]) });
}

/** What a portal answers to the attempts of an order, by the reference of its request. */
type Answers = Readonly<Record<string, readonly object[]>>;

/** A portal that takes every order and answers at once. */
function answering(answers: Answers): Fetch {
  return (url, { method, body }) => {
    const isOrder = method === "POST";
    const order = isOrder
      ? String((JSON.parse(typeof body === "string" ? body : "") as { order: unknown }).order)
      : decodeURIComponent(url.slice(url.lastIndexOf("/") + 1));
    const [, request = "", attempt = ""] = /^(.+)\/0\/([0-9]+)$/.exec(order) ?? [];
    const said = isOrder
      ? { state: "pending", answer_expected_at: 0 }
      : { state: "answered", ...answers[request]?.[Number(attempt)] };
    return Promise.resolve(Response.json({ order, ...said }));
  };
}

test("an answer of a provider that leads nowhere counts as none, also after a restart", async () => {
  const answers: Answers = {
    "everyday/XA/1": [
      { answer: "elsewhere", next_provider: "nobody" },
      { answer: "elsewhere" },
      { answer: "elsewhere", next_provider: "\ud800" },
      { answer: "preserved", next_provider: "nobody" },
    ],
    "everyday/XA/2": [{ answer: "preserved", scope: "\udc00" }, { answer: "preserved" }],
  };
  await using field = await fieldWith(answering(answers));
  const frames = new AttackFrames(field);
  const member = await field.member("XA");
  const requests = Object.keys(answers);
  for (const request of requests)
    expect(
      label(await member.ask(frames.direct(frames.preservation("XA", request, PROVIDER)))),
    ).toBe("receipt");
  const found = (): string[] =>
    field.journal
      .filter((record): record is OrderRecord => record.kind === "order")
      .filter(({ phase }) => phase === "answered")
      .map(({ request, answer }) => `${request} ${answer}`);
  while (found().length < 6 && field.failure === undefined) await turn();
  expect(field.failure).toBeUndefined();
  expect(found().toSorted()).toEqual([
    ...Array<string>(4).fill("everyday/XA/1 failed"),
    "everyday/XA/2 failed",
    "everyday/XA/2 preserved",
  ]);
  await field.restart();
  expect(field.failure).toBeUndefined();
});

test("when a provider says it acted is told, however late that is heard, also after a restart", async () => {
  const request = "everyday/XA/1";
  const orders = (): OrderRecord[] =>
    field.journal.filter((record): record is OrderRecord => record.kind === "order");
  await using field = await fieldWith((url, init) => {
    const preserved_at = orders().find(({ phase }) => phase === "sent")?.at;
    return answering({ [request]: [{ answer: "preserved", preserved_at }] })(url, init);
  });
  const frames = new AttackFrames(field);
  const member = await field.member("XA");
  await member.ask(frames.direct(frames.preservation("XA", request, PROVIDER)));
  while (orders().length < 2 && field.failure === undefined) await turn();
  const [sent, answered] = orders();
  expect(answered).toMatchObject({ answer: "preserved", acted_at: sent?.at });
  expect(answered?.at).toBeGreaterThan(sent?.at ?? Infinity);
  await field.restart();
  expect(field.failure).toBeUndefined();
});

test("nothing that a provider says in its own words is kept beside the case", async () => {
  const scenario = readShipped("first-night");
  const words = { reference: "anna-0017", scope: "the mailbox of anna", next_state: "anna" };
  const server = await serveProvider({
    book: {
      place: () => ({ answers_at: 0 }),
      collect: () => ({ answer: "preserved", ...words }),
    },
    host: "127.0.0.1",
    port: 0,
    onFault: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.close());
  const guard = new HostGuard();
  const portal = { url: server.url, fetch: guardedFetch(guard), allowed: allowedBy(guard) };
  using bench = new LiveBench(scenario);
  await bench.run({
    order: "exact",
    portals: new Map(scenario.providers.map(({ id }) => [id, portal])),
  });
  using store = bench.openStore();
  const logged = [...store.inputs.each()].filter(({ kind }) => kind === "provider");
  const answers = logged.filter(({ skeleton }) => skeleton["kind"] === "answered");
  expect(answers.length).toBeGreaterThan(0);
  expect(logged.filter((input) => JSON.stringify(input).includes("anna"))).toEqual([]);
});

test("a call that is under way when a node stops is given up, and made again when it starts", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const request = "everyday/XA/1";
  const answer = answering({ [request]: [{ answer: "preserved" }] });
  const late = Promise.withResolvers<void>();
  const asked: AbortSignal[] = [];
  // The first time it hears nothing of being given up, and answers when the node is gone.
  await using field = await fieldWith(async (url, init) => {
    if (init.method === "GET" && init.signal && asked.push(init.signal) === 1) await late.promise;
    return answer(url, init);
  });
  const frames = new AttackFrames(field);
  const member = await field.member("XA");
  await member.ask(frames.direct(frames.preservation("XA", request, PROVIDER)));
  while (asked.length === 0 && field.failure === undefined) await turn();
  await field.stop();
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
  late.resolve();
  await field.start();
  const isAnswered = (): boolean =>
    field.journal.some((record) => record.kind === "order" && record.answer === "preserved");
  while (!isAnswered() && field.failure === undefined) await turn();
  expect([field.failure, unhandled]).toEqual([undefined, []]);
});
