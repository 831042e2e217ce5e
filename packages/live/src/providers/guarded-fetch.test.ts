import { expect, test } from "vitest";
import { HostGuard } from "../trust/index.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { allowedBy } from "./host-refusal.ts";
import { ManualTimers } from "./manual-timers.ts";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import { type Fetch, ProviderClient } from "./provider-client.ts";
import { RudeProvider } from "./rude-provider.ts";

const ORDER = PORTAL_EXAMPLES.order;

test("a host beyond this machine is not called, whatever makes the calls", async () => {
  const never: Fetch = () => Promise.reject(new Error("called"));
  for (const base of ["http://192.0.2.1/", "ftp://localhost/", "http://user@localhost/"]) {
    const client = clientOf(base, new HostGuard(), never);
    expect(await client.place(ORDER)).toMatchObject({ reason: "host-not-allowed", tries: 0 });
  }
});

test("a name that turns out to lie beyond this machine is not called", async () => {
  const guard = new HostGuard({ resolve: async () => [{ address: "192.0.2.1", family: 4 }] });
  const client = clientOf("http://mailhaven.example/", guard, guardedFetch(guard));
  expect(await client.place(ORDER)).toMatchObject({ reason: "host-not-allowed", tries: 1 });
});

test("a name that leads to this machine, or is allowed, is called", async () => {
  await using provider = await RudeProvider.start([]);
  const { port } = new URL(provider.url);
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  for (const guard of [
    new HostGuard({ resolve }),
    new HostGuard({ resolve, allowed: ["mailhaven.example"] }),
  ]) {
    const client = clientOf(`http://mailhaven.example:${port}/`, guard, guardedFetch(guard));
    expect(await client.place(ORDER)).toMatchObject({ kind: "accepted" });
  }
  expect(provider.book.placed).toEqual([ORDER]);
});

test.each([199, 600, 999])(
  "a status %i, which HTTP does not have, fails the call",
  async (status) => {
    const odd = (outgoing: { socket: { end(text: string): void } | null }): void =>
      outgoing.socket?.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 2\r\n\r\n{}`);
    await using provider = await RudeProvider.start([odd, odd, odd]);
    const guard = new HostGuard();
    const client = clientOf(provider.url, guard, guardedFetch(guard));
    expect(await client.place(ORDER)).toMatchObject({ reason: "unreachable", tries: 3 });
  },
);

function clientOf(base: string, guard: HostGuard, fetchOne: Fetch): ProviderClient {
  const timers = new ManualTimers();
  return new ProviderClient({ base, fetch: fetchOne, allowed: allowedBy(guard), timers });
}
