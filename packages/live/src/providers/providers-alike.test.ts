import fc from "fast-check";
import { expect, test } from "vitest";
import { HostGuard } from "../trust/index.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { ManualTimers } from "./manual-timers.ts";
import { mswFetch } from "./msw-fetch.ts";
import { orderArbitrary, spoiltOrderArbitrary } from "../testing/order-arbitrary.ts";
import type { CollectResult, PlaceResult } from "./order-result.ts";
import type { PortalOrder } from "./order-schemas.ts";
import { type Fetch, ProviderClient } from "./provider-client.ts";
import { providerHandlers, providerUrl } from "./provider-handlers.ts";
import { SampleBook } from "./sample-book.ts";
import { serveProvider } from "./serve-provider.ts";

type Act = { readonly place: PortalOrder } | { readonly collect: string };

test.each<[string, Fetch]>([
  ["built-in", fetch],
  ["guarded", guardedFetch(new HostGuard())],
])(
  "over HTTP by the %s fetch a provider gives the results that it gives by MSW",
  async (_, makesCalls) => {
    await fc.assert(
      fc.asyncProperty(fc.array(actArbitrary(), { maxLength: 15, size: "max" }), async (acts) => {
        const played = new SampleBook();
        const handlers = providerHandlers(new Map([["mailhaven", played]]));
        const overMsw = await results(acts, providerUrl("mailhaven"), mswFetch(handlers));
        const real = new SampleBook();
        await using server = await serveProvider({
          book: real,
          port: 0,
          host: "127.0.0.1",
          onFault,
        });
        expect(await results(acts, server.url, makesCalls)).toEqual(overMsw);
        expect(real.placed).toEqual(played.placed);
      }),
      { numRuns: 40 },
    );
  },
);

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
  fetchOne: Fetch,
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
