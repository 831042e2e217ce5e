import { expect, test } from "vitest";
import { childProcessLink } from "./child-process-link.ts";
import { OwnNode } from "./own-node.ts";
import { FRAME_BYTES_MOST } from "./text-link.ts";
import { greetNode } from "./text-node.ts";

const HELLO = JSON.stringify(new OwnNode().hello);
const PATIENCE = 5_000;

/** A command line that runs a script in a process of this Node. */
function nodeCommand(script: string): string {
  return `HELLO='${HELLO}' '${process.execPath}' -e '${script}'`;
}

test("A node can be a process that speaks by lines", async () => {
  // It says hello and then, as a frame of the bench, whatever it is told.
  const script = `console.log(process.env["HELLO"]); process.stdin.pipe(process.stdout)`;
  const node = await greetNode(childProcessLink(nodeCommand(script)), PATIENCE);
  const echo = { kind: "echo", text: "Größe" } as const;
  expect(await node.exchange(echo)).toMatchObject({ kind: "echo", echoed: "Größe" });
  await node.close();
  await node.close();
});

test("A line that never ends is heard no further than a frame may reach", async () => {
  const script = `const more = (error) => {
    if (error) process.exit();
    process.stdout.write("x".repeat(65536), more);
  };
  process.stdout.on("error", () => process.exit());
  more();`;
  const link = childProcessLink(nodeCommand(script));
  await expect(link.hear()).rejects.toThrow(`more than ${FRAME_BYTES_MOST} bytes`);
  await link.close();
});

test("What a shell leaves behind ends with it", async () => {
  const link = childProcessLink("sleep 600 & echo gone");
  expect(await link.hear()).toBe("gone");
  // There is an end only when nobody holds the output any more.
  expect(await link.hear()).toBeNull();
  await link.close();
});

test("A process that has ended is not ended again when this one exits", async () => {
  const before = process.listenerCount("exit");
  const link = childProcessLink("true");
  expect(process.listenerCount("exit")).toBe(before + 1);
  await link.close();
  expect(process.listenerCount("exit")).toBe(before);
});
