import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

import { expect, test } from "vitest";

import { PING_NIGHT } from "./testing/ping-night.ts";
import { Bench } from "./testing/program.ts";
import { SeatClient } from "./testing/seat-client.ts";
import { AT_ONCE, freePorts, occupy, startService } from "./testing/service.ts";

const NIGHT = {
  ...PING_NIGHT,
  injects: [{ id: "theft", at: "T+00:00", to: "XA", body: { en: "A wallet was drained." } }],
  expectations: [
    { id: "asks", of: "XA", inject: "theft", measure: "time-to-request", within: { P: "PT1M" } },
  ],
};

/** Plays the night for a moment: the facilitator starts it, notes something and ends it. Gives what is printed. */
async function play(bench: Bench): Promise<string> {
  writeFileSync(bench.path("night.yaml"), JSON.stringify(NIGHT));
  const port = await freePorts(1);
  const service = startService(bench, [
    "exercise",
    "night.yaml",
    "--port",
    String(port),
    ...AT_ONCE,
  ]);
  const [, link = ""] = await service.said(/facilitator +(\S+)\n/);
  const facilitator = await SeatClient.take(link);
  await facilitator.order({ order: "clock", do: { act: "start" } });
  await facilitator.order({ order: "note", text: "a calm night" });
  await facilitator.order({ order: "clock", do: { act: "end" } });
  const { stdout } = await service.ended;
  expect(stdout).toContain("After-action report: runs/ping-night-5/aar.html");
  return stdout;
}

const read = (bench: Bench, name: string): string =>
  readFileSync(bench.path("runs", "ping-night-5", name), "utf8");

test("An exercise leaves an after-action report, which its files give again to the byte", async () => {
  using bench = new Bench();
  const played = await play(bench);
  const ratings = /\nRatings of what people did.*\n {2}.* asks, XA: [^]*?\n\n/.exec(played)?.[0];
  expect(ratings).toBeDefined();
  expect(played).not.toContain("not-applicable");
  const names = ["aar.html", "aar.json", "measures.csv", "manifest.json"];
  const before = names.map((name) => read(bench, name));
  const { cover, words } = JSON.parse(before[1] ?? "") as {
    cover: { journal_sha256: string };
    words: { text: string }[];
  };
  const manifest = JSON.parse(before[3] ?? "") as { journal_sha256: string; files: object };
  expect(cover.journal_sha256).toBe(manifest.journal_sha256);
  expect(words.map(({ text }) => text)).toEqual(["a calm night"]);
  expect(Object.keys(manifest.files)).toEqual(
    expect.arrayContaining(["exercise.jsonl", "aar.html"]),
  );

  const again = await bench.run(["report", "runs/ping-night-5"]);
  expect(again.stderr).not.toContain("contactpoint:");
  expect(again.stdout).toContain(ratings);
  expect(names.map((name) => read(bench, name))).toEqual(before);

  await bench.run(["report", "runs/ping-night-5", "--disclosure", "public"]);
  expect(read(bench, "aar.json")).toContain("a calm night");
  for (const name of ["aar-public.html", "aar-public.json", "measures-public.csv"])
    expect(read(bench, name)).not.toMatch(/calm|Astoria|Fay/u);

  const nobody = await bench.run(["report", "runs/ping-night-5", "--disclosure", "state:XZ"]);
  expect(nobody).toMatchObject({ code: 64, stderr: expect.stringContaining("XZ") });

  writeFileSync(bench.path("runs", "ping-night-5", "exercise.jsonl"), "{}\n");
  const edited = await bench.run(["report", "runs/ping-night-5"]);
  expect(edited).toMatchObject({ code: 1, stderr: expect.stringContaining("exercise.jsonl") });
});

test("A run without people has no after-action report to disclose", async () => {
  using bench = new Bench();
  await bench.run(["run", bench.scenario("a.yaml"), "--out", "out"]);
  expect(existsSync(bench.path("out", "aar.html"))).toBe(false);
  const asked = await bench.run(["report", "out", "--disclosure", "public"]);
  expect(asked).toMatchObject({ code: 65, stderr: expect.stringContaining("no exercise's") });
  expect((await bench.run(["report", "out", "--disclosure", "some"])).code).toBe(64);
});

test("An exercise that is not over goes on as it was begun alone, and one that never opened leaves nothing", async () => {
  using bench = new Bench();
  const begun = JSON.stringify(NIGHT);
  writeFileSync(bench.path("night.yaml"), begun);
  const words = ["exercise", "night.yaml", "--port"];
  await using taken = await occupy(0);
  expect(await bench.run([...words, String(taken.port)])).toMatchObject({ code: 69, stdout: "" });
  const small = bench.scenario("small.yaml");
  const alone = await bench.run(["exercise", small, "--port", String(taken.port)]);
  expect(alone.stderr).toMatch(/^machines play every State: .* --play XA/m);
  expect(readdirSync(bench.path("runs"))).toEqual([]);

  const service = startService(bench, [...words, "0", "--at", "T+00:10"]);
  await service.said(/Machines have played until[^]* is open\./);
  service.kill("SIGINT");
  expect((await service.ended).code).toBe(130);

  writeFileSync(bench.path("night.yaml"), `${begun} # a note`);
  const edited = await bench.run([...words, "0", "--at", "T+00:10", "--force"]);
  expect(edited).toMatchObject({ code: 73, stdout: "" });
  expect(edited.stderr).toMatch(
    /^contactpoint: runs\/ping-night-5\.exercise keeps .* another file/,
  );
  expect(edited.stderr).toContain("or after removing runs/ping-night-5.exercise");
  writeFileSync(bench.path("night.yaml"), begun);
  const elsewhere = await bench.run([...words, "0", "--at", "T+00:11"]);
  expect(elsewhere).toMatchObject({ code: 73, stdout: "" });
  expect(elsewhere.stderr).toMatch(/^contactpoint: .* was begun with another --at\./);
});
