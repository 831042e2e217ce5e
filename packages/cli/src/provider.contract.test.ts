import { afterAll, expect, test } from "vitest";

import { Bench, unfilled } from "./testing/program.ts";
import { startService } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());
bench.scenario("small.yaml");

test("provider serves a portal that describes itself, and ends with 0 when told to", async () => {
  const service = startService(bench, ["provider", "small.yaml", "--id", "mailhaven"]);
  const [, url = ""] = await service.said(/^EXERCISE\nmailhaven takes orders at (\S+)\n/);
  const page = async (path: string): Promise<Response> => await fetch(new URL(path, url));
  expect((await page("/health")).status).toBe(200);
  expect(await (await page("/openapi.json")).json()).toMatchObject({
    openapi: expect.stringMatching(/^3\./) as string,
  });
  expect((await page("/orders/nobody-placed-this")).status).toBe(404);
  service.kill("SIGTERM");
  expect((await service.ended).code).toBe(0);
});

test("provider says which providers there are, and that a port is taken", async () => {
  const unknown = await bench.run(["provider", "small.yaml", "--id", "nobody"]);
  expect(unknown).toMatchObject({ code: 64, stdout: "" });
  expect(unfilled(unknown.stderr)).toContain("there are: mailhaven, cloudnest");
  const first = startService(bench, ["provider", "small.yaml", "--id", "mailhaven"]);
  const [, port = ""] = await first.said(/:(\d+)\/?\n/);
  const words = ["provider", "small.yaml", "--id", "cloudnest", "--port", port];
  expect(await bench.run(words)).toMatchObject({ code: 69, stdout: "" });
  first.kill("SIGINT");
  expect((await first.ended).code).toBe(0);
});
