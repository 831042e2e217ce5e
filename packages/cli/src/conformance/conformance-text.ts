import { complaintText, type SignedDocument, type Story } from "@contactpoint/testkit/conformance";

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
  return [
    `${node.impl} ${node.version}, tried ${bench === "lock-step" ? "in lock-step" : "as a black box"}, profile ${profile}`,
    `Kit ${kit.version} (${kit.sha256.slice(0, 16)}), protocol ${document.protocol}`,
    `Cases: ${passed} passed, ${failed} failed, ${undecided} undecided, ${skipped} skipped`,
    rulesText(document),
    ...complaintsText(document),
    ...conclusion.nowPassing.map((name) => `Known to fail, and passes now: ${name}`),
    conclusion.badge ? "Badge: earned" : "Badge: not earned",
    wrapped(notice, "", ""),
    ...(folder === null ? [] : [`Reports: ${folder}`]),
    "",
  ].join("\n");
}

function rulesText({ rules }: SignedDocument): string {
  const count = (result: string): number => rules.filter((rule) => rule.result === result).length;
  const words = ["held", "violated", "undecided", "hidden"] as const;
  return `Rules: ${words.map((word) => `${count(word)} ${word}`).join(", ")}`;
}

function* complaintsText({ probes, rules, cases }: SignedDocument): Iterable<string> {
  for (const { id, result, sentence } of probes)
    if (result === "failed") yield wrapped(`failed probe ${id}: ${sentence}`, "  ", "    ");
  for (const { number, result, reason, case: story } of rules)
    if (result === "violated" || result === "undecided")
      yield wrapped(
        `${result} ${number}: ${reason}${story === null ? "" : ` (${story})`}`,
        "  ",
        "    ",
      );
  for (const { id, result, complaints } of cases) {
    if (result === "passed") continue;
    yield `  ${result} ${id}`;
    for (const complaint of complaints) yield wrapped(complaintText(complaint), "    ", "      ");
  }
}
