import { availableParallelism, cpus } from "node:os";
import {
  type Fetch,
  guardedFetch,
  mswFetch,
  orderId,
  type PortalOrder,
  ProviderClient,
  providerHandlers,
  providerUrl,
  serveProvider,
} from "../src/providers/index.ts";
import { HostGuard } from "../src/trust/index.ts";
import { PORTAL_EXAMPLES } from "../src/providers/portal-examples.ts";
import { SampleBook } from "../src/providers/sample-book.ts";

// What a call to a provider costs: an order handed in and asked after once, by one client that
// waits for each answer, and by 64 at a time.
const CALLS = 4_000;
const ROUNDS = 3;

for (const providers of [1, 20, 195]) {
  const ids = Array.from({ length: providers }, (_, number) => `provider-${number}`);
  const books = new Map(ids.map((id) => [id, new SampleBook()]));
  // Where handlers are tried in turn, the last has the longest way.
  const last = providerUrl(ids.at(-1) ?? "");
  await measure(`MSW, the last of ${providers}`, last, mswFetch(providerHandlers(books)));
}

const onFault = (error: unknown): void => {
  throw error;
};
const overHttp: Readonly<Record<string, Fetch>> = {
  "built-in": fetch,
  guarded: guardedFetch(new HostGuard()),
};
for (const [name, makesCalls] of Object.entries(overHttp)) {
  const book = new SampleBook();
  await using server = await serveProvider({ book, port: 0, host: "127.0.0.1", onFault });
  await measure(`HTTP on loopback, ${name} fetch`, server.url, makesCalls);
}

console.log(
  `${availableParallelism()} of ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`,
);

async function measure(name: string, base: string, fetchOne: Fetch): Promise<void> {
  const client = new ProviderClient({ base, fetch: fetchOne, allowed: () => true });
  let next = 0;
  for (const width of [1, 64]) {
    const figures: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const until = next + CALLS / 2;
      const start = performance.now();
      const clients = Array.from({ length: width }, async () => {
        while (next < until) {
          const order = orderNumber(next++);
          const placed = await client.place(order);
          const found = await client.collect(order.order);
          if (placed.kind !== "accepted" || found.kind !== "pending") throw new Error("no answer");
        }
      });
      await Promise.all(clients);
      // The first round warms up.
      if (round > 0) figures.push(((performance.now() - start) * 1_000) / CALLS);
    }
    const shown = figures.map((figure) => figure.toFixed(0)).join(", ");
    console.log(`${name}, ${width} at a time: ${shown} µs a call`);
  }
}

function orderNumber(number: number): PortalOrder {
  const request = `bench/XA/${number}`;
  return { ...PORTAL_EXAMPLES.order, order: orderId(request, 0, 0), request };
}
