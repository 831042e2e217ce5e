import { readFileSync } from "node:fs";

import { RULES } from "@contactpoint/analysis";
import { CASES, EXAM_CASES, LINK_CHECKS } from "@contactpoint/testkit/conformance";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/**
 * Ids of cases and numbers of rules, one a line; `#` begins a remark.
 *
 * @throws Failure 65 if the file cannot be read or names what there is not
 */
export function readKnownFailing(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Failure(EXIT.badInput, `${file}:1:1 cannot be read`);
  }
  const names = new Set([
    ...[...CASES, ...EXAM_CASES, ...LINK_CHECKS].map(({ id }) => id),
    ...RULES.map(({ number }) => number),
  ]);
  return text.split("\n").flatMap((line, at) => {
    const name = line.replace(/#.*$/, "").trim();
    if (name === "") return [];
    if (!names.has(name))
      throw new Failure(EXIT.badInput, `${file}:${at + 1}:1 there is no case or rule ${name}`);
    return [name];
  });
}
