import { writeFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { PING_NIGHT } from "./testing/ping-night.ts";
import { Bench, unfilled } from "./testing/program.ts";
import { freePorts, startService } from "./testing/service.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());
writeFileSync(bench.path("night.yaml"), JSON.stringify(PING_NIGHT));
writeFileSync(bench.path("seats.yaml"), "claim: sub\nseats: { facilitator: [fay] }\n");
writeFileSync(bench.path("players.yaml"), "claim: sub\nseats: { XA/duty-officer: [anna] }\n");

const HERE = "--oidc http://127.0.0.1:2 --oidc-client-id c --oidc-seats";
const AWAY = "--oidc https://192.0.2.1 --oidc-client-id c --oidc-seats seats.yaml";

test.each([
  ["--no-links", 64, "--no-links without --oidc"],
  ["--oidc http://login.example", 64, "over https"],
  [AWAY, 64, "--allow-host 192.0.2.1 would allow it"],
  ["--url https://exercise.example/night", 64, "no path, query or name"],
  ["--url https://exercise.example/?night", 64, "no path, query or name"],
  ["--at banana", 64, "It is T+hh:mm, an instant such as"],
  ["--behind-proxy proxy.example", 64, "such as 127.0.0.1"],
  [`${HERE} players.yaml --no-links`, 65, "gives nobody the seat facilitator"],
  [`${HERE} seats.yaml`, 69, "http://127.0.0.1:2/ cannot be reached: connect ECONNREFUSED"],
])("exercise night.yaml %s ends with %i", async (words, code, sentence) => {
  const ended = await bench.run(["exercise", "night.yaml", ...words.split(" ")]);
  expect(ended.code).toBe(code);
  expect(unfilled(ended.stderr)).toContain(sentence);
});

test("A revoked link is replaced at once, and stays closed over a kill of the service", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), JSON.stringify(PING_NIGHT));
  const words = ["exercise", "night.yaml", "--port", String(await freePorts(1))];
  const first = startService(at, words);
  const [, facilitator = ""] = await first.said(/facilitator +(\S+)\n/);
  const [, old = ""] = await first.said(/XA\/duty-officer +(\S+)\n/);
  const opens = async (link: string): Promise<number> =>
    (await fetch(link, { redirect: "manual" })).status;
  const opened = await fetch(facilitator, { redirect: "manual" });
  const [cookie = ""] = opened.headers.getSetCookie().map((text) => text.split(";")[0] ?? "");
  const { origin } = new URL(facilitator);
  const order = { order: "seat", seat: "XA/duty-officer", act: "revoke" };
  const answer = await fetch(`${origin}/api/orders`, {
    method: "POST",
    headers: { cookie, origin, "content-type": "application/json" },
    body: JSON.stringify({ person: "Fay", order }),
  });
  const { link } = (await answer.json()) as { link: string };
  await first.said(new RegExp(`of XA/duty-officer was revoked; the new one:\n${origin}${link}\n`));
  expect(await Promise.all([opens(old), opens(origin + link)])).toEqual([404, 303]);
  first.kill("SIGKILL");
  await first.ended;

  const second = startService(at, words);
  await second.said(new RegExp(`XA/duty-officer +${origin}${link}\n`));
  expect(await Promise.all([opens(old), opens(origin + link)])).toEqual([404, 303]);
  second.kill("SIGTERM");
  await second.ended;
});
