import { InvalidArgumentError, Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parsePatience } from "../command-line/option-parsers.ts";
import type { ConformanceTask } from "../conformance/perform-conformance.ts";
import { exitCodeLines } from "../exit/exit-code.ts";

type Flags = Pick<ConformanceTask, "testScenario" | "strict" | "dryRun" | "json">;
type Options = Omit<ConformanceTask, "url" | "rules" | keyof Flags> &
  Partial<Flags> & { readonly rule?: readonly string[] };

export const defineConform: DefineCommand = (command, words, end) => {
  command
    .description(
      "Try a node of anybody's: play its peers, tell it cases, and judge what it does by the rules of the protocol.",
    )
    .argument(
      "[url]",
      "where the node is: of lock-step frames, or with --credentials of the ordinary protocol",
    )
    .addOption(new Option("--command <cmd>", "start a node that speaks lock-step by lines"))
    .addOption(
      new Option(
        "--credentials <dir>",
        "try a black box: what the command credentials wrote",
      ).conflicts("command"),
    )
    .option("--test-scenario", "print the scenario in which a black box is tried")
    .addOption(
      new Option("--profile <name>", "which cases and rules count")
        .choices(["core", "extended"])
        .default("core"),
    )
    .option("--rule <number>", "only cases and verdicts of this rule; repeatable", addRule)
    .option("--known-failing <file>", "cases and rules that are known to fail, one a line")
    .option("--strict", "what is undecided or skipped beyond the core counts too")
    .option("--dry-run", "list what would be tried")
    .option("--out <dir>", "folder for report.html, conformance.json and junit.xml")
    .option("--sign-key <file>", "Ed25519 key that signs; made if there is no such file")
    .option("--patience <s>", "seconds that an answer may take", parsePatience, PATIENCE)
    .option("--json", "print conformance.json in place of the text")
    .addHelpText("after", HELP)
    .action(async (url: string | undefined, { rule: rules = [], ...options }: Options) => {
      const { performConformance } = await import("../conformance/perform-conformance.ts");
      end(await performConformance({ ...NOT_ASKED, ...options, url, rules }, words));
    });
};

const PATIENCE = 10;

const NOT_ASKED: Flags = { testScenario: false, strict: false, dryRun: false, json: false };

function addRule(text: string, rules: readonly string[] = []): readonly string[] {
  if (!/^[SLN]\d\d$/.test(text)) throw new InvalidArgumentError("It is a number such as S18.");
  return [...rules, text];
}

const HELP = `
The protocol is this project's own, not an official one. What a node has to
speak stands in docs/lock-step.md, how a black box is tried in
docs/conformance.md.

1 if a case failed or a rule was violated that is not known to fail, or if
something known to fail has begun to pass; 2 if a core case was skipped or
undecided, or a core rule is undecided that the bench can see. Only 0 without
--rule earns the badge.

Examples:
  contactpoint conform --command 'python3 node.py'
  contactpoint conform ws://127.0.0.1:4200 --profile extended --out conformance
  contactpoint conform --command ./node --rule S18 --rule S24
  contactpoint conform --command ./node --known-failing known.txt
  contactpoint conform --dry-run --profile extended
  contactpoint conform --test-scenario > exam.yaml
  contactpoint credentials exam.yaml --rate 216000 --out exam
  contactpoint conform wss://127.0.0.1:4102 --credentials exam

${exitCodeLines([0, 1, 2, 64, 65, 69, 70, 73, 74, 130])}`;
