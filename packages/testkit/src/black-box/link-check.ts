import type { Story } from "../conformance/index.ts";
import type { Door } from "./door.ts";

/** One thing done at a node's door, and what has to come of it in a word. */
export interface LinkCheck extends Story {
  readonly expected: string;
  run(door: Door): Promise<string>;
  /** The State that is no State of the exercise and was turned away, if one was. */
  readonly stranger?: string;
}

export function check(
  id: string,
  title: string,
  musts: readonly string[],
  expected: string,
  run: LinkCheck["run"],
): LinkCheck {
  const steps = [{ expected }];
  return { id: `door-${id}`, title, profile: "core", rules: [], musts, steps, expected, run };
}
