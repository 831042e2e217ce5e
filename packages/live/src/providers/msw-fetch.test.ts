import { http, HttpResponse, passthrough } from "msw";
import { expect, test } from "vitest";
import { ManualTimers } from "./manual-timers.ts";
import { mswFetch } from "./msw-fetch.ts";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import { type Fetch, ProviderClient, TRIES_MOST } from "./provider-client.ts";
import { providerHandlers, providerUrl } from "./provider-handlers.ts";
import { SampleBook } from "./sample-book.ts";

const ORDER = PORTAL_EXAMPLES.order;

test("each provider gets its own orders, whatever capitals its id has", async () => {
  const books = new Map(["mailhaven", "CloudBarn"].map((id) => [id, new SampleBook()]));
  const fetchOne = mswFetch(providerHandlers(books));
  for (const [id, book] of books) {
    expect(await clientOf(fetchOne, providerUrl(id)).place(ORDER)).toMatchObject({
      kind: "accepted",
    });
    expect(book.placed).toEqual([ORDER]);
  }
});

test("two providers that would share a host are refused", () => {
  const books = new Map(["barn", "Barn"].map((id) => [id, new SampleBook()]));
  expect(() => providerHandlers(books)).toThrow("two providers would share a host");
});

test("a request that no handler answers, or that one lets pass, reaches no network", async () => {
  let arrived = 0;
  const { createServer } = await import("node:http");
  const server = createServer((_, response) => {
    arrived++;
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}/`;
  const handlerSets = [
    [],
    providerHandlers(new Map([["mailhaven", new SampleBook()]])),
    [http.all("*", () => passthrough())],
    [http.all("*", () => HttpResponse.error())],
    [http.all("*", () => undefined)],
  ];
  for (const handlers of handlerSets) {
    await expect(mswFetch(handlers)(url, {})).rejects.toThrow(new TypeError("fetch failed"));
    expect(await clientOf(mswFetch(handlers), url).place(ORDER)).toMatchObject({
      reason: "unreachable",
      tries: TRIES_MOST,
    });
  }
  await new Promise((resolve) => server.close(resolve));
  expect(arrived).toBe(0);
});

test("a handler that never answers, or never ends its answer, is given up", async () => {
  const timers = new ManualTimers();
  const silent = http.all("*", async () => {
    timers.expire();
    return await new Promise<never>(() => {});
  });
  const endless = http.all("*", () => {
    const body = new ReadableStream({
      pull: () => {
        queueMicrotask(() => timers.expire());
        return new Promise<never>(() => {});
      },
    });
    return new Response(body, { headers: { "content-type": "application/json" } });
  });
  for (const handler of [silent, endless]) {
    const client = clientOf(mswFetch([handler]), providerUrl("mailhaven"), timers);
    expect(await client.place(ORDER)).toMatchObject({ reason: "timed-out", tries: TRIES_MOST });
  }
});

function clientOf(fetchOne: Fetch, base: string, timers = new ManualTimers()): ProviderClient {
  return new ProviderClient({ base, fetch: fetchOne, allowed: () => true, timers });
}

test("handlers answer in their order, also where some say no host", async () => {
  const saying = (path: string, word: string) => http.all(path, () => new Response(word));
  const a = "http://a.example/x";
  const fetchOne = mswFetch([
    saying("http://b.example/*", "b"),
    saying("*/everywhere", "everywhere"),
    saying("http://a.example/*", "a"),
    saying("http://:host.example/*", "any host"),
    saying("*", "rest"),
  ]);
  const answers = [
    "http://b.example/everywhere",
    `${a}/everywhere`,
    a,
    "http://c.example/x",
    "http://c/x",
  ];
  const words = answers.map(async (url) => await (await fetchOne(url, {})).text());
  expect(await Promise.all(words)).toEqual(["b", "everywhere", "a", "any host", "rest"]);
});
