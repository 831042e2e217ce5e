import { expect, test } from "vitest";
import { ManualTimers } from "./manual-timers.ts";
import { HostGuard } from "../trust/index.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { LASTING_MISDEEDS, PASSING_MISDEEDS, says } from "./misdeeds.ts";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import {
  type Fetch,
  ProviderClient,
  type ProviderClientOptions,
  TRIES_MOST,
} from "./provider-client.ts";
import { type Misdeed, RudeProvider } from "./rude-provider.ts";

const { order: ORDER, receipt: RECEIPT } = PORTAL_EXAMPLES;
const ACCEPTED = { kind: "accepted", answers_at: 1_000 };

/** The outcomes must not depend on what makes the calls. */
const FETCHES: readonly (readonly [string, Fetch])[] = [
  ["the built-in fetch", fetch],
  ["the guarded fetch", guardedFetch(new HostGuard())],
];

const PASSING = FETCHES.flatMap(([by, fetchOne]) =>
  Object.entries(PASSING_MISDEEDS).map(([name, each]) => ({ name, by, fetch: fetchOne, ...each })),
);

const LASTING = FETCHES.flatMap(([by, fetchOne]) =>
  Object.entries(LASTING_MISDEEDS).map(([name, each]) => ({ name, by, fetch: fetchOne, ...each })),
);

test.each(PASSING)(
  "after $name the order is sent again, and takes effect once, by $by",
  async ({ misdeed, ...more }) => {
    const timers = new ManualTimers();
    await using provider = await RudeProvider.start([misdeed(timers), misdeed(timers)]);
    const client = clientOf(provider, { timers, fetch: more.fetch });
    expect(await client.place(ORDER)).toEqual(ACCEPTED);
    expect(provider.calls).toBe(3);
    expect(provider.book.placed).toEqual([ORDER]);
    expect(timers.waiting).toBe(0);
  },
);

test.each(PASSING)(
  "$name at every try ends in a failure, and the order took effect once, by $by",
  async ({ misdeed, reason, status, ...more }) => {
    const timers = new ManualTimers();
    await using provider = await RudeProvider.start(Array(TRIES_MOST).fill(misdeed(timers)));
    const result = await clientOf(provider, { timers, fetch: more.fetch }).place(ORDER);
    expect(result).toMatchObject({ kind: "failed", reason, status, tries: TRIES_MOST });
    expect(provider.calls).toBe(TRIES_MOST);
    expect(provider.book.placed).toEqual([ORDER]);
  },
);

test.each(LASTING)(
  "after $name the order is not sent again, by $by",
  async ({ misdeed, reason, status, detail, ...more }) => {
    const timers = new ManualTimers();
    await using provider = await RudeProvider.start([misdeed(timers)]);
    const result = await clientOf(provider, { timers, fetch: more.fetch }).place(ORDER);
    expect(result).toMatchObject({ kind: "failed", reason, tries: 1 });
    if (status !== null) expect(result).toMatchObject({ status });
    if (detail !== undefined) expect(result).toMatchObject({ detail });
    expect(provider.calls).toBe(1);
    expect(provider.book.placed).toEqual([ORDER]);
    expect(timers.waiting).toBe(0);
  },
);

test("an order can be placed, and asked after, again after any failure", async () => {
  for (const { misdeed, ...more } of [...PASSING, ...LASTING]) {
    const timers = new ManualTimers();
    await using provider = await RudeProvider.start(Array(TRIES_MOST).fill(misdeed(timers)));
    const client = clientOf(provider, { timers, fetch: more.fetch });
    let result = await client.place(ORDER);
    for (let time = 1; result.kind === "failed" && time < TRIES_MOST + 1; time++) {
      result = await client.place(ORDER);
    }
    expect(result).toEqual(ACCEPTED);
    expect(await client.collect(ORDER.order)).toEqual({ kind: "pending", answers_at: 1_000 });
    expect(await client.collect(ORDER.order)).toMatchObject({
      kind: "answered",
      answer: { answer: "preserved", reference: "R-1" },
    });
    expect(provider.book.placed).toEqual([ORDER]);
  }
});

test("pauses grow, keep to Retry-After, and are spread by chance", async () => {
  const timers = new ManualTimers();
  const misdeeds = [says(500), says(429, "", { "retry-after": "3" })];
  await using provider = await RudeProvider.start(misdeeds);
  await clientOf(provider, { timers, random: () => 0.5 }).place(ORDER);
  expect(timers.pauses).toEqual([125, 3_125]);
});

test("a refusal whose text does not come to its end in time is a refusal all the same", async () => {
  const timers = new ManualTimers();
  const endless: Misdeed = (outgoing) =>
    void outgoing.writeHead(400, { "content-type": "application/json" }).write("{");
  await using provider = await RudeProvider.start([endless]);
  const client = clientOf(provider, {
    timers,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      timers.expire();
      return response;
    },
  });
  expect(await client.place(ORDER)).toMatchObject({ reason: "rejected", status: 400, tries: 1 });
  expect(provider.calls).toBe(1);
});

test("a redirection leads nowhere", async () => {
  await using elsewhere = await RudeProvider.start([]);
  const away = says(307, "", { location: `${elsewhere.url}orders` });
  await using provider = await RudeProvider.start([away]);
  expect(await clientOf(provider).place(ORDER)).toMatchObject({ reason: "redirected" });
  expect(elsewhere.calls).toBe(0);
});

test("a host that is not allowed is not called", async () => {
  await using provider = await RudeProvider.start([]);
  const asked: string[] = [];
  const allowed = (url: string): string => {
    asked.push(url);
    return "not of this exercise";
  };
  const client = clientOf(provider, { allowed });
  const failure = { kind: "failed", reason: "host-not-allowed", detail: "not of this exercise" };
  expect(await client.place(ORDER)).toMatchObject({ ...failure, tries: 0 });
  expect(await client.collect(ORDER.order)).toMatchObject({ ...failure, tries: 0 });
  expect(asked).toEqual([
    `${provider.url}orders`,
    `${provider.url}orders/everyday%2FXA%2F17%2F0%2F0`,
  ]);
  expect(provider.calls).toBe(0);
});

test("a provider that is not there is unreachable", async () => {
  const provider = await RudeProvider.start([]);
  const client = clientOf(provider);
  await provider[Symbol.asyncDispose]();
  expect(await client.place(ORDER)).toMatchObject({
    reason: "unreachable",
    detail: "ECONNREFUSED",
    tries: TRIES_MOST,
  });
});

test("a client that is stopped ends its call, its pause and all later ones", async () => {
  const stopped = { kind: "failed", reason: "stopped" };
  const inCall = new AbortController();
  await using silent = await RudeProvider.start([() => inCall.abort()]);
  const client = clientOf(silent, { stop: inCall.signal });
  expect(await client.place(ORDER)).toMatchObject(stopped);
  expect(await client.place(ORDER)).toMatchObject(stopped);
  expect(silent.calls).toBe(1);

  const inPause = new AbortController();
  const timers = new ManualTimers(false);
  await using failing = await RudeProvider.start([says(500)]);
  const random = (): number => {
    queueMicrotask(() => inPause.abort());
    return 0.5;
  };
  const pausing = clientOf(failing, { stop: inPause.signal, timers, random });
  expect(await pausing.place(ORDER)).toMatchObject({ ...stopped, tries: 1 });
  expect([failing.calls, timers.waiting]).toEqual([1, 0]);
});

test("a credential and a path before the portal's own are kept", async () => {
  const calls: [string, string | null][] = [];
  const client = new ProviderClient({
    base: "https://provider.example/portal",
    allowed: () => true,
    authorization: "Bearer of-XA",
    fetch: async (url, init) => {
      calls.push([url, new Headers(init.headers).get("authorization")]);
      return Response.json(RECEIPT, { status: 202 });
    },
  });
  await client.place(ORDER);
  expect(calls).toEqual([["https://provider.example/portal/orders", "Bearer of-XA"]]);
});

function clientOf(
  provider: RudeProvider,
  options: Partial<ProviderClientOptions> = {},
): ProviderClient {
  return new ProviderClient({
    base: provider.url,
    fetch,
    allowed: () => true,
    timers: new ManualTimers(),
    ...options,
  });
}
