import type { BenchFrame } from "./bench-frame.ts";
import { type Answer, LockStepFault, type LockStepNode, OutOfStep } from "./lock-step-node.ts";
import { misfit } from "./misfit.ts";
import { type Hello, type NodeFrame, nodeFrame } from "./node-frame.ts";
import type { TextLink } from "./text-link.ts";

/**
 * Hears the hello of a node at the other end of a link; closes the link if there is none.
 *
 * @param patience real milliseconds that each answer may take
 * @throws LockStepFault if it does not say hello
 */
export async function greetNode(link: TextLink, patience: number): Promise<LockStepNode> {
  try {
    const { frame } = await heard(link, patience);
    if (frame.kind === "hello") return new TextNode(link, frame, patience);
    throw new LockStepFault("LS-001", `its first frame is ${frame.kind}, not hello`);
  } catch (error) {
    await link.close();
    throw error;
  }
}

class TextNode implements LockStepNode {
  readonly hello: Hello;
  readonly #link: TextLink;
  readonly #patience: number;

  constructor(link: TextLink, hello: Hello, patience: number) {
    this.#link = link;
    this.hello = hello;
    this.#patience = patience;
  }

  async exchange(frame: BenchFrame): Promise<Answer> {
    if (this.#link.hasNews()) throw new OutOfStep("it says a frame for which nobody asked");
    this.#link.say(JSON.stringify(frame));
    const { frame: answer, text } = await heard(this.#link, this.#patience);
    if (answer.kind === "effects") return { kind: "effects", effects: answer, text };
    if (answer.kind === "echo") return { kind: "echo", echoed: answer.text, text };
    if (answer.kind === "fault")
      throw new LockStepFault("LS-007", `it cannot go on: ${answer.sentence}`);
    throw new LockStepFault("LS-001", "it says hello a second time");
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}

async function heard(
  link: TextLink,
  patience: number,
): Promise<{ frame: NodeFrame; text: string }> {
  const text = await inTime(link.hear(), patience);
  if (text === null) throw new LockStepFault("LS-002", "it ended instead of answering");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const shown = text.slice(0, SHOWN_MOST).toWellFormed();
    throw new LockStepFault("LS-002", `it answers what is no JSON: ${shown}`);
  }
  if (!isWellFormed(value)) throw new LockStepFault("LS-025", "it says half a surrogate pair");
  const read = nodeFrame.safeParse(value);
  if (read.success) return { frame: read.data, text };
  throw new LockStepFault("LS-002", `its answer is no frame: ${misfit(value, read.error)}`);
}

/** So many UTF-16 code units of what cannot be read are shown. */
const SHOWN_MOST = 200;

/** Whether no text or key holds half a surrogate pair: a report of it could not be written. */
function isWellFormed(value: unknown): boolean {
  // A list of what is left, because nobody bounds how deep a node nests.
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === "string" && !next.isWellFormed()) return false;
    if (typeof next === "object" && next !== null)
      for (const [key, field] of Object.entries(next)) left.push(key, field);
  }
  return true;
}

/** @param patience real milliseconds */
async function inTime(hearing: Promise<string | null>, patience: number): Promise<string | null> {
  const { promise, reject } = Promise.withResolvers<never>();
  const sentence = `it did not answer within ${patience / 1000} s`;
  const timer = setTimeout(() => reject(new LockStepFault("LS-002", sentence)), patience);
  try {
    return await Promise.race([hearing, promise]);
  } finally {
    clearTimeout(timer);
  }
}
