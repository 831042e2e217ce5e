import { RULES } from "@contactpoint/analysis";
import { PROTOCOL_ERRORS } from "@contactpoint/protocol";
import { LINK_LIMITS, REQUIREMENTS } from "@contactpoint/live/specification";
import type { Requirement, Section } from "@contactpoint/live/specification";
import { REGISTER_REFUSALS } from "@contactpoint/live/trust";
import { CLOSE_CODES, FRAME_LIMITS } from "@contactpoint/live/wire";

import { markdownTable } from "./markdown-table.ts";
import { protocolSampleBlocks } from "./protocol-sample-blocks.ts";
import { wrappedLines } from "./wrapped-lines.ts";

/** Sources whose comments say what a limit is for. */
export interface LimitSources {
  readonly frame: string;
  readonly link: string;
}

/** The blocks of docs/protocol.md that come from the code. */
export async function protocolBlocks(
  sources: LimitSources,
): Promise<Readonly<Record<string, string>>> {
  return {
    ...requirementBlocks(),
    ...(await protocolSampleBlocks()),
    errors: errorsTable(),
    "close-codes": closeCodesTable(),
    "frame-limits": limitsTable(FRAME_LIMITS, sources.frame),
    "link-limits": limitsTable(LINK_LIMITS, sources.link),
    "register-refusals": markdownTable(
      ["refusal", "meaning"],
      Object.entries(REGISTER_REFUSALS).map(([name, sentence]) => [code(name), sentence]),
    ),
    "rules-by-level": rulesByLevel(),
    unchecked: uncheckedList(),
  };
}

function requirementBlocks(): Record<string, string> {
  const bySection = Map.groupBy(REQUIREMENTS, ({ section }) => section);
  const blocks = [...bySection].map(([section, own]): [`must-${Section}`, string] => [
    `must-${section}`,
    own.map(bullet).join("\n"),
  ]);
  return Object.fromEntries(blocks);
}

function bullet({ id, sentence, article }: Requirement): string {
  const basis = article === undefined ? "" : ` (${article})`;
  return wrappedLines(`- **${id}** ${sentence}${basis}`, "  ");
}

function errorsTable(): string {
  const rows = PROTOCOL_ERRORS.map(({ code: number, name, finality, sentence, article }) => [
    String(number),
    code(name),
    finality,
    sentence,
    article ?? "-",
  ]);
  return markdownTable(["code", "name", "finality", "sentence", "article"], rows);
}

function closeCodesTable(): string {
  const rows = CLOSE_CODES.map(({ code: number, name, sentence }) => [
    String(number),
    code(name),
    sentence,
  ]);
  return markdownTable(["code", "name", "sentence"], rows);
}

/** Name and value from the object, the reason from the comment that stands above it. */
function limitsTable(limits: Readonly<Record<string, number>>, source: string): string {
  const comments = new Map(
    [...source.matchAll(COMMENTED)].map(([, comment = "", name = ""]) => [name, comment]),
  );
  const rows = Object.entries(limits).map(([name, value]) => {
    const comment = comments.get(name);
    if (comment === undefined) throw new Error(`no comment says what ${name} is for`);
    return [code(name), value.toLocaleString("en"), comment];
  });
  return markdownTable(["limit", "value", "what and why"], rows);
}

const COMMENTED = /\/\*\* ([^\n]+) \*\/\n\s+(\w+):/g;

function rulesByLevel(): string {
  return (["core", "extended"] as const)
    .map((level) => {
      const own = RULES.filter((rule) => rule.level === level).map(({ number }) => number);
      return wrappedLines(`- **${level}**: ${own.join(", ")}`, "  ");
    })
    .join("\n");
}

function uncheckedList(): string {
  const unchecked = REQUIREMENTS.filter(({ checked_by }) => checked_by.length === 0);
  const ids = unchecked.map(({ id }) => id).join(", ");
  const count = `${unchecked.length} of ${REQUIREMENTS.length}`;
  return wrappedLines(
    unchecked.length === 0
      ? "A test of this project checks each."
      : `Not yet checked by a test of this project (${count}): ${ids}.`,
    "",
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
