import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import { CORPUS } from "./testing/played-scenario.ts";
import { Bench } from "./testing/program.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const read = (name: string): string => readFileSync(bench.path(name), "utf8");
const write = (name: string, text: string | Buffer): void => writeFileSync(bench.path(name), text);
copyFileSync(`${CORPUS}exercises/l1-ping.yaml`, bench.path("night.yaml"));

test("msel prints a list that goes back unchanged, and takes changes over", async () => {
  const { code, stdout: list } = await bench.run(["msel", "night.yaml", "--csv"]);
  expect(code).toBe(0);
  expect(list).toMatch(/^id,time,utc,local,to,from,via,body,body_fr,request,condition,expected,/);
  expect(list).toContain("ping-astoria,T+00:02,2027-05-11T12:02Z,2027-05-11 14:02,XA,XC,");
  const before = read("night.yaml");
  write("same.csv", list);
  expect(await bench.run(["msel", "night.yaml", "--from", "same.csv"])).toMatchObject({ code: 0 });
  expect(read("night.yaml")).toBe(before);
  write("later.csv", list.replace("T+00:02", "T+00:04"));
  expect(await bench.run(["msel", "night.yaml", "--from", "later.csv"])).toMatchObject({ code: 0 });
  expect(read("night.yaml")).toContain("at: T+00:04\n");
  expect(await bench.run(["lint", "night.yaml"])).toMatchObject({ code: 0, stdout: "" });
});

test("msel leaves the file alone where the list makes no scenario, and ends with 65", async () => {
  const before = read("night.yaml");
  write("wrong.csv", 'id,time,to,body\nping-astoria,00:15,XQ,"A\nB"\nlate,T+00:99,XA,News\n');
  write("broken.csv", "name\nx\n");
  write("letters.csv", Buffer.from("id,body\nping-astoria,Caf\u00e9\n", "latin1"));
  write("night.yaml.draft", "a neighbour");
  const [wrong, broken, letters, nowhere, both] = await Promise.all([
    bench.run(["msel", "night.yaml", "--from", "wrong.csv"]),
    bench.run(["msel", "night.yaml", "--from", "broken.csv"]),
    bench.run(["msel", "night.yaml", "--from", "letters.csv"]),
    bench.run(["msel", "night.yaml", "--from", "nowhere.csv"]),
    bench.run(["msel", "night.yaml", "--from", "wrong.csv", "--csv"]),
  ]);
  const codes = [wrong, broken, letters, nowhere, both].map(({ code }) => code);
  expect(codes).toEqual([65, 65, 65, 65, 64]);
  expect(wrong.stderr).toContain("the list makes no scenario\n");
  expect(wrong.stderr).toMatch(/^wrong\.csv:2 ping-astoria time: .*00:15/m);
  expect(wrong.stderr).toMatch(/^wrong\.csv:2 ping-astoria to: .*XQ/m);
  expect(wrong.stderr).toMatch(/^wrong\.csv:4 late time: /m);
  // What becomes wrong elsewhere has no line: no such file was written.
  expect(wrong.stderr).toMatch(/^night\.yaml \S+ .*ping-/m);
  expect(letters.stderr).toContain("letters.csv is no text in UTF-8; save it as CSV UTF-8");
  expect(read("night.yaml.draft")).toBe("a neighbour");
  expect(broken.stderr).toContain('broken.csv: the list has an unknown column "name"');
  expect(read("night.yaml")).toBe(before);
});

test("fmt lists what it changes, --check changes nothing, and a bad file stops it", async () => {
  const loose = "format:   contactpoint/1 # major\nstates: {XA: {zone: UTC}}\n";
  write("loose.yaml", loose);
  write("bad.yaml", "a: [\n");
  const latin = Buffer.from("# Caf\u00e9\nformat:   contactpoint/1\n", "latin1");
  write("latin.yaml", latin);
  const checked = await bench.run(["fmt", "--check", "loose.yaml"]);
  expect(checked).toMatchObject({ code: 1, stdout: "loose.yaml\n" });
  const stopped = await bench.run(["fmt", "loose.yaml", "bad.yaml"]);
  expect(stopped).toMatchObject({ code: 65, stdout: "" });
  expect(stopped.stderr).toMatch(/bad\.yaml:\d+:\d+ is no YAML/);
  expect(read("loose.yaml")).toBe(loose);
  expect(await bench.run(["fmt", "loose.yaml"])).toMatchObject({ code: 0, stdout: "loose.yaml\n" });
  expect(read("loose.yaml")).toBe(
    "format: contactpoint/1 # major\nstates: { XA: { zone: UTC } }\n",
  );
  expect(await bench.run(["fmt", "--check", "loose.yaml"])).toMatchObject({ code: 0, stdout: "" });
  const lossy = await bench.run(["fmt", "latin.yaml"]);
  expect(lossy).toMatchObject({ code: 65, stderr: expect.stringContaining("no text in UTF-8") });
  expect(readFileSync(bench.path("latin.yaml"))).toEqual(latin);
});

test("upgrade says what is current, and one file that it cannot read stops all", async () => {
  const before = read("night.yaml");
  const current = await bench.run(["upgrade", "--write", "night.yaml"]);
  expect(current).toEqual({
    code: 0,
    stdout: "night.yaml: contactpoint/1, already current\n",
    stderr: "",
  });
  expect(read("night.yaml")).toBe(before);
  write("later.yaml", "# A later one.\nformat: contactpoint/2\n");
  const later = await bench.run(["upgrade", "later.yaml", "nowhere.yaml", "night.yaml"]);
  expect(later).toMatchObject({ code: 65, stdout: "" });
  expect(later.stderr).toContain("later.yaml:2:9 format contactpoint/2 is newer");
  expect(later.stderr).toContain("nowhere.yaml cannot be read");
});

test("new writes an exercise by its options or by answers, and replaces no file unasked", async () => {
  const words = ["new", "by-options.yaml", "--level", "L2", "--states", "5", "--people", "3"];
  expect(await bench.run(words)).toMatchObject({ code: 0, stderr: "" });
  write("answers", "l1\nA first night\n3\n1\n");
  const guided = await bench.shell(
    `cd ${bench.folder} && ${process.execPath} ${MAIN} new by-answers.yaml --guided < answers`,
  );
  expect(guided).toMatchObject({ code: 0 });
  expect(guided.stderr).toContain("How many of them people play, 1 to 3 [2] ");
  expect(read("by-answers.yaml")).toMatch(/title: .*A first night/);
  expect(await bench.run(["lint", "by-options.yaml", "by-answers.yaml"])).toMatchObject({
    code: 0,
    stdout: "",
  });
  const cut = await bench.shell(
    `cd ${bench.folder} && printf 'L2\nCut\n' | ${process.execPath} ${MAIN} new cut.yaml --guided`,
  );
  expect(cut).toMatchObject({ code: 130, stdout: "" });
  expect(existsSync(bench.path("cut.yaml"))).toBe(false);
  const [again, many, over, lost, named] = await Promise.all([
    bench.run([...words, "--guided"]),
    bench.run(["new", "many.yaml", "--states", "26"]),
    bench.run(["new", "over.yaml", "--states", "2", "--people", "3"]),
    bench.run(["new", "nodir/x.yaml"]),
    bench.run(["new", "my night.yaml", "--guided"]),
  ]);
  expect(lost).toMatchObject({ code: 74, stderr: expect.stringContaining("there is no nodir\n") });
  expect(named).toMatchObject({ code: 64, stderr: expect.stringContaining("the file's name") });
  expect([again, many, over].map(({ code }) => code)).toEqual([73, 64, 64]);
  expect(again.stderr).toBe("contactpoint: by-options.yaml exists; --force replaces it\n");
});
