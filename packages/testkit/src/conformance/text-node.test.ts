import { expect, test } from "vitest";
import { LockStepFault } from "./lock-step-node.ts";
import { OwnNode } from "./own-node.ts";
import type { TextLink } from "./text-link.ts";
import { greetNode } from "./text-node.ts";

const HELLO = JSON.stringify(new OwnNode().hello);
const PATIENCE = 5_000;

/** A node that says these texts one after the other and then ends. */
function saying(...texts: readonly string[]): TextLink & { isClosed: boolean } {
  const left = [...texts];
  const link = {
    isClosed: false,
    say: () => undefined,
    hear: () => Promise.resolve(left.shift() ?? null),
    hasNews: () => false,
    close: () => {
      link.isClosed = true;
      return Promise.resolve();
    },
  };
  return link;
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const fault = await work.catch((error: unknown) => error);
  if (!(fault instanceof LockStepFault)) throw new Error("no fault of the profile");
  return `${fault.requirement} ${fault.message}`;
}

test("A node that does not begin with hello is not spoken to, and its link is closed", async () => {
  const link = saying('{"kind":"echo","text":"a"}');
  expect(await faultOf(greetNode(link, PATIENCE))).toBe(
    "LS-001 its first frame is echo, not hello",
  );
  expect(link.isClosed).toBe(true);
});

test("What a node answers that is no frame of the profile is named", async () => {
  const answers: readonly (readonly [string, string])[] = [
    ["no json", "LS-002 it answers what is no JSON: no json"],
    ['{"kind":"effects","settled":false}', "LS-002 its answer is no frame: settled"],
    ['{"kind":"effects","settled":true,"ask":[{"task":1}]}', "LS-002 its answer is no frame: ask"],
    ['{"kind":"fault","sentence":"I am lost"}', "LS-007 it cannot go on: I am lost"],
    [HELLO, "LS-001 it says hello a second time"],
  ];
  for (const [answer, says] of answers) {
    const node = await greetNode(saying(HELLO, answer), PATIENCE);
    expect(await faultOf(node.exchange({ kind: "echo", text: "a" }))).toContain(says);
  }
  const gone = await greetNode(saying(HELLO), PATIENCE);
  const ended = await faultOf(gone.exchange({ kind: "echo", text: "a" }));
  expect(ended).toBe("LS-002 it ended instead of answering");
});

test("A node that says nothing is given up", async () => {
  const silent: TextLink = { ...saying(), hear: () => new Promise(() => undefined) };
  expect(await faultOf(greetNode(silent, 1))).toBe("LS-002 it did not answer within 0.001 s");
});

test("Fields of an answer that the bench does not know are dropped, and lists left out are empty", async () => {
  const node = await greetNode(
    saying(HELLO, '{"kind":"effects","settled":true,"mood":1}'),
    PATIENCE,
  );
  const answer = await node.exchange({ kind: "tick", at: 1 });
  expect(answer).toMatchObject({ kind: "effects", effects: { send: [], timers: [], audit: [] } });
  expect(answer).not.toHaveProperty("effects.mood");
});

test("A node that has spoken without being asked is asked nothing more", async () => {
  const link = { ...saying(HELLO), hasNews: () => true, say: () => expect.unreachable() };
  const node = await greetNode(link, PATIENCE);
  expect(await faultOf(node.exchange({ kind: "tick", at: 1 }))).toContain("for which nobody asked");
});

test("Half a surrogate pair is refused wherever it stands, and a whole one is not", async () => {
  const deep = 100_000;
  const places = [
    String.raw`{"kind":"effects","settled":true,"send":[{"note":"\ud800"}]}`,
    String.raw`{"kind":"effects","settled":true,"send":[{"\udc00":1}]}`,
    String.raw`{"kind":"fault","sentence":"I am lost \uD800"}`,
    String.raw`{"kind":"effects","settled":true,"mood":${"[".repeat(deep)}"\ud800"${"]".repeat(deep)}}`,
  ];
  for (const place of places) {
    const node = await greetNode(saying(HELLO, place), PATIENCE);
    expect(await faultOf(node.exchange({ kind: "tick", at: 1 }))).toMatch(/^LS-025 .* surrogate/);
  }
  const hello = HELLO.replace('"contactpoint"', String.raw`"\ud800"`);
  expect(await faultOf(greetNode(saying(hello), PATIENCE))).toMatch(/^LS-025 /);
  const whole = String.raw`{"kind":"echo","text":"\ud83d\udcee and \\ud800"}`;
  const node = await greetNode(saying(HELLO, whole), PATIENCE);
  const answer = await node.exchange({ kind: "echo", text: "" });
  expect(answer).toMatchObject({ echoed: "\u{1F4EE} and \\ud800" });
});

test("What is shown of an answer that is no JSON is not cut within a character", async () => {
  const node = await greetNode(saying(HELLO, `${"x".repeat(199)}\u{1F4EE}`), PATIENCE);
  const fault = await faultOf(node.exchange({ kind: "tick", at: 1 }));
  expect(fault.isWellFormed()).toBe(true);
});
