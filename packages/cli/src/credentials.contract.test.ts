import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";

import { expect, test } from "vitest";

import {
  HostGuard,
  RegisterBook,
  RegisterClient,
  readNodeCredentials,
} from "@contactpoint/live/trust";

import { Bench } from "./testing/program.ts";

test("credentials gives each State a folder, and the register says what the scenario does", async () => {
  using bench = new Bench();
  const line = `credentials ${bench.scenario("small.yaml")} --out deep/exercise --host XB=10.77.0.3
    --host secretariat=fd00::1 --port 5000 --started-at 2027-03-01T08:00:00Z --rate 60.5 --days 2`;
  const made = await bench.run(line.split(/\s+/));
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(/3 States/);
  const nodes = bench.path("deep/exercise/nodes");
  expect(readdirSync(nodes)).toEqual(["XA", "XB", "XC"]);
  const { listen, register, secretariat } = readNodeCredentials(
    bench.path("deep/exercise/nodes/XB"),
  );
  expect(listen).toEqual({ host: "10.77.0.3", port: 5002 });
  expect(secretariat).toBe("https://[fd00::1]:5000");
  expect(register.exercise).toMatchObject({
    scenario: "small",
    seed: 5,
    marking: "EXERCISE",
    started_at: Date.UTC(2027, 2, 1, 8),
    rate: 60.5,
  });
  expect(register.entries.map(({ state, name, endpoint }) => [state, name, endpoint])).toEqual([
    ["XA", "Astoria", "wss://127.0.0.1:5001"],
    ["XB", "Borealia", "wss://10.77.0.3:5002"],
    ["XC", "Cindria", "wss://127.0.0.1:5003"],
  ]);
  expect(register.valid_until - register.issued_at).toBeGreaterThanOrEqual(2 * 86_400_000);
  expect(statSync(bench.path("deep/exercise/root/root.key")).mode & 0o777).toBe(0o600);
});

test("credentials replaces its own folder only by force, and another folder never", async () => {
  using bench = new Bench();
  const words = ["credentials", bench.scenario("small.yaml"), "--out", "exercise"];
  expect((await bench.run(words)).code).toBe(0);
  const key = readFileSync(bench.path("exercise/root/root.key"), "utf8");
  expect((await bench.run(words)).code).toBe(73);
  expect(readFileSync(bench.path("exercise/root/root.key"), "utf8")).toBe(key);
  expect((await bench.run([...words, "--force"])).code).toBe(0);
  expect(readFileSync(bench.path("exercise/root/root.key"), "utf8")).not.toBe(key);
  writeFileSync(bench.path("exercise/notes.txt"), "mine");
  expect((await bench.run([...words, "--force"])).code).toBe(73);
  expect(readFileSync(bench.path("exercise/notes.txt"), "utf8")).toBe("mine");
  expect(readdirSync(bench.folder).toSorted()).toEqual(["exercise", "small.yaml"]);
});

test("credentials refuses words it does not understand", async () => {
  using bench = new Bench();
  const words = ["credentials", bench.scenario("small.yaml"), "--out", "exercise"];
  const wrong = [
    ["--host", "XZ=127.0.0.1"],
    ["--host", "XA"],
    ["--host", "XA=10.0.0.1:80"],
    ["--port", "65533"],
    ["--days", "0"],
    ["--rate", "0"],
    ["--started-at", "2027-03-01"],
  ];
  const ended = await Promise.all([
    ...wrong.map((more) => bench.run([...words, ...more])),
    bench.run(["credentials", "none.yaml", "--out", "exercise"]),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([...wrong.map(() => 64), 65]);
  expect(readdirSync(bench.folder)).toEqual(["small.yaml"]);
});

test("the secretariat serves, shows what is revoked, and ends with 0 when told to", async () => {
  using bench = new Bench();
  const scenario = bench.scenario("small.yaml");
  await bench.run(["credentials", scenario, "--out", "exercise"]);
  const { root, tls } = readNodeCredentials(bench.path("exercise/nodes/XA"));
  const book = new RegisterBook({ root });
  let served: Promise<void> | undefined;
  const ended = await bench.run(["secretariat", "exercise", "--port", "0"], {
    whileRunning: (program) => {
      served = (async () => {
        const port = await portOf(program);
        const url = `https://127.0.0.1:${port}`;
        const guard = new HostGuard();
        const client = new RegisterClient({ url, tls, book, guard, interval: 1000 });
        expect(await client.refresh()).toBe(true);
        expect(book.latest?.version).toBe(1);
        const revoked = await bench.run(["secretariat", "exercise", "--revoke", "XB"]);
        expect(revoked).toMatchObject({
          code: 0,
          stdout: "version 2 of the register is issued\n",
        });
        while (book.latest?.version === 1) await client.refresh();
        expect(book.register(Date.now())?.entries.map(({ state }) => state)).toEqual(["XA", "XC"]);
      })().finally(() => program.kill("SIGTERM"));
    },
  });
  await served;
  expect(ended.code).toBe(0);
});

test("the secretariat issues versions for new keys and refuses what does not fit", async () => {
  using bench = new Bench();
  await bench.run(["credentials", bench.scenario("small.yaml"), "--out", "exercise"]);
  const secretariat = async (...words: string[]) =>
    await bench.run(["secretariat", "exercise", ...words]);
  expect((await secretariat("--rotate", "XC")).stdout).toMatch(/version 2/);
  expect((await secretariat("--replace-key")).stdout).toMatch(/version 3/);
  const refused = await Promise.all([
    secretariat("--rotate", "XZ"),
    bench.run(["secretariat", "nowhere"]),
    secretariat("--rotate", "XA", "--revoke", "XB"),
    secretariat("--stolen-since", "2027-03-01T08:00:00Z"),
  ]);
  expect(refused.map(({ code }) => code)).toEqual([65, 65, 64, 64]);
  expect(refused[1]?.stderr).toMatch(/^contactpoint: nowhere has no credentials of a secretariat/);
});

test("both commands explain themselves with examples and exit codes, in 80 columns", async () => {
  using bench = new Bench();
  for (const name of ["credentials", "secretariat"]) {
    const { code, stdout } = await bench.run([name, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nExamples:\n {2}contactpoint /);
    expect(stdout).toMatch(/\nExit codes:\n {2}0 /);
    expect(stdout.split("\n").filter((line) => line.length > 85)).toEqual([]);
  }
});

/** The port that a secretariat says it listens at. */
async function portOf(program: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  program.stderr?.on("data", (text: string) => {
    said += text;
    const port = /on port (\d+)\n/.exec(said)?.[1];
    if (port !== undefined) resolve(port);
  });
  program.on("close", () => reject(new Error(said)));
  return await promise;
}
