import {
  type DrawName,
  LINK_CHOICES,
  PROVIDER_ANSWERS,
  readDrawName,
  type ResolvedScenario,
  TASK_RESULTS,
} from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import { span } from "../schema/times.ts";
import type { PeopledContext } from "./context.ts";
import { parseSpan } from "./span.ts";

type Choice = ResolvedScenario["choices"][number];

/** Choices with their spans as milliseconds. What a draw cannot give is an error. */
export function resolveChoices(context: PeopledContext): Choice[] {
  const seen = new Set<string>();
  return (context.text.choices ?? []).map(({ draw, is }, index) => {
    const path: Path = ["choices", index];
    if (seen.has(draw)) context.report.error([...path, "draw"], `"${draw}" is chosen twice`);
    seen.add(draw);
    const name = readDrawName(draw);
    // An unknown name is a warning of lint, since it does no harm.
    const chosen = typeof is === "number" || !span.safeParse(is).success ? is : parseSpan(is);
    if (name === null) return { draw, is: chosen };
    const words = wordsOf(name);
    const timed = name.kind === "takes" || name.kind === "answers-after" || name.kind === "link";
    if (!(typeof chosen === "number" ? timed : words.includes(chosen))) {
      const hint = [...words, ...(timed ? ["a span such as PT5M"] : [])].join(", ");
      const message = `${JSON.stringify(is)} is nothing that this draw gives`;
      context.report.error([...path, "is"], message, `it gives ${hint}`);
    }
    return { draw, is: chosen };
  });
}

function wordsOf(name: DrawName): readonly string[] {
  switch (name.kind) {
    case "link":
      return LINK_CHOICES;
    case "answers":
      return PROVIDER_ANSWERS;
    case "finds":
      return TASK_RESULTS[name.task] ?? [];
    case "takes":
    case "answers-after":
      return [];
  }
}
