import { complaintText, type SignedDocument, type Story } from "@contactpoint/testkit/conformance";

import { visible } from "../screen/visible.ts";
import { wrapped } from "../screen/wrapped.ts";

/** What would be tried: a line for each case, or a list as JSON. */
export function casesText(cases: readonly Story[], json: boolean): string {
  if (json) return `${JSON.stringify(cases, null, 2)}\n`;
  return cases
    .map(({ id, profile, rules, musts }) => `${profile} ${id} ${[...rules, ...musts].join(" ")}\n`)
    .join("");
}

/** What was found, in brief; what did not pass, in full. */
export function conformanceText(document: SignedDocument, folder: string | null): string {
  const { node, bench, profile, kit, counts, conclusion, notice } = document;
  const { passed, failed, undecided, skipped } = counts;
  const name = `${visible(node.impl, NAME_MOST)} ${visible(node.version, NAME_MOST)}`;
  const how = bench === "lock-step" ? "in lock-step" : "as a black box";
  return [
    wrapped(`${name}, tried ${how}, profile ${profile}`, "", "  "),
    `Kit ${kit.version} (${kit.sha256.slice(0, 16)}), protocol ${document.protocol}`,
    `Cases: ${passed} passed, ${failed} failed, ${undecided} undecided, ${skipped} skipped`,
    rulesText(document),
    ...complaintsText(document),
    ...(conclusion.stillFailing.length === 0
      ? []
      : [wrapped(`Known to fail: ${conclusion.stillFailing.join(" ")}`, "", "  ")]),
    ...conclusion.nowPassing.map((each) => `Known to fail, and passes now: ${each}`),
    conclusion.badge ? "Badge: earned" : "Badge: not earned",
    wrapped(notice, "", ""),
    ...(folder === null ? [] : [`Reports: ${folder}`]),
    "",
  ].join("\n");
}

/** So much of a name that a node gives itself. */
const NAME_MOST = 60;

function rulesText({ rules }: SignedDocument): string {
  const count = (result: string): number => rules.filter((rule) => rule.result === result).length;
  const words = ["held", "violated", "undecided", "hidden"] as const;
  return `Rules: ${words.map((word) => `${count(word)} ${word}`).join(", ")}`;
}

function* complaintsText({ probes, rules, cases, conclusion }: SignedDocument): Iterable<string> {
  const known = (id: string): string => (conclusion.stillFailing.includes(id) ? ", as known," : "");
  for (const { id, result, sentence } of probes)
    if (result === "failed") yield filled(`failed probe ${id}: ${sentence}`, "  ");
  for (const { number, result, reason, case: story } of rules)
    if (result === "violated" || result === "undecided") {
      const shown = story === null ? "" : ` (${story})`;
      yield filled(`${result}${known(number)} ${number}: ${reason}${shown}`, "  ");
    }
  for (const { id, result, complaints } of cases) {
    if (result === "passed") continue;
    yield `  ${result}${known(id)} ${id}`;
    for (const complaint of complaints) yield filled(complaintText(complaint), "    ");
  }
}

/** What the node said may be in it. */
function filled(text: string, indent: string): string {
  return wrapped(visible(text), indent, `${indent}  `);
}
