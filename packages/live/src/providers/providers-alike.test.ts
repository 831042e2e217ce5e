import fc from "fast-check";
import { expect, test } from "vitest";
import { ManualTimers } from "./manual-timers.ts";
import { mswFetch } from "./msw-fetch.ts";
import { orderArbitrary, spoiltOrderArbitrary } from "./order-arbitrary.ts";
import type { CollectResult, PlaceResult } from "./order-result.ts";
import type { PortalOrder } from "./order-schemas.ts";
import { ProviderClient } from "./provider-client.ts";
import { providerHandlers, providerUrl } from "./provider-handlers.ts";
import { SampleBook } from "./sample-book.ts";
import { serveProvider } from "./serve-provider.ts";

type Act = { readonly place: PortalOrder } | { readonly collect: string };

test("a provider over HTTP and one played by MSW give the same results for the same calls", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actArbitrary(), { maxLength: 15, size: "max" }), async (acts) => {
      const played = new SampleBook();
      const handlers = providerHandlers(new Map([["mailhaven", played]]));
      const overMsw = await results(acts, providerUrl("mailhaven"), mswFetch(handlers));
      const real = new SampleBook();
      await using server = await serveProvider({ book: real, port: 0, host: "127.0.0.1", onFault });
      const overHttp = await results(acts, server.url, fetch);
      expect(overHttp).toEqual(overMsw);
      expect(real.placed).toEqual(played.placed);
    }),
    { numRuns: 60 },
  );
});

function actArbitrary(): fc.Arbitrary<Act> {
  // The client's own types do not let such orders pass; other programs may send them.
  const spoilt = spoiltOrderArbitrary().map((order) => order as PortalOrder);
  const order = fc.oneof({ weight: 5, arbitrary: orderArbitrary() }, spoilt).filter(hasId);
  return fc.oneof(
    fc.record({ place: order }, { noNullPrototype: true }),
    fc.record({ collect: orderArbitrary().map((each) => each.order) }, { noNullPrototype: true }),
  );
}

function hasId({ order }: PortalOrder): boolean {
  return typeof order === "string" && order.isWellFormed();
}

async function results(
  acts: readonly Act[],
  base: string,
  fetchOne: typeof fetch | ReturnType<typeof mswFetch>,
): Promise<(PlaceResult | CollectResult)[]> {
  const client = new ProviderClient({
    base,
    fetch: fetchOne,
    allowed: () => true,
    timers: new ManualTimers(),
  });
  const all = [];
  for (const act of acts) {
    all.push(await ("place" in act ? client.place(act.place) : client.collect(act.collect)));
  }
  return all;
}

function onFault(error: unknown): void {
  throw error;
}
