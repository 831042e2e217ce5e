import { expect, onTestFinished, test } from "vitest";
import { allowedBy, guardedFetch, serveProvider } from "../providers/index.ts";
import { LiveBench } from "../testing/live-run.ts";
import { readShipped } from "../testing/read-shipped.ts";
import { HostGuard } from "../trust/index.ts";

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
