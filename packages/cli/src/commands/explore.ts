import { InvalidArgumentError, Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseCount } from "../command-line/option-parsers.ts";
import { exitCodeLines } from "../exit/exit-code.ts";
import { thisProgram } from "../exit/fault-report.ts";
import type { ExploreWishes } from "../exploration/explore-wishes.ts";
import { wantsColour } from "../screen/paint.ts";
import type { ExploreTask } from "../work/task.ts";

interface Options extends ExploreWishes {
  readonly json?: boolean;
}

export const defineExplore: DefineCommand = (command, words, end) => {
  command
    .description(
      "Try everything that can happen to the first requests of a scenario: every order of messages, deadlines and decisions, with so many messages lost or doubled and contact points stopped. Each step is judged by the rules. The shortest way to a violation is written as a scenario file.",
    )
    .argument("<scenario>", "scenario whose contact points, law and practice are taken")
    .addOption(
      new Option("--profile <name>", "how much of the protocol takes part")
        .choices(["core", "full"])
        .default("core"),
    )
    .option("--requests <n>", "how many requests, 1 to 3", parseFew(1), 1)
    .option("--drops <n>", "messages lost, 0 to 3", parseFew(0), 1)
    .option("--duplicates <n>", "messages doubled, 0 to 3", parseFew(0), 1)
    .option("--crashes <n>", "contact points stopped, 0 to 3", parseFew(0), 1)
    .option("--no-reduction", "tell states apart that only names or order make different")
    .option("--max-states <n>", "stop when so many states are known", parseCount, MAX_STATES)
    .option("--liveness", "ask as well whether every request comes to an end (profile core)")
    .option("--plant <id>", "put a fault into the protocol, to see it found")
    .option("--out <dir>", "folder for what is found (default: runs/explore-<id>)")
    .option("--json", "print one JSON document in place of the text")
    .addHelpText("after", HELP)
    .action(async (scenario: string, { json = false, ...wishes }: Options) => {
      const task: ExploreTask = {
        kind: "explore",
        scenario,
        wishes,
        program: thisProgram(),
        json,
        colour: wantsColour(process.stdout),
      };
      const { performTask } = await import("../work/perform-task.ts");
      end(await performTask(task, words));
    });
};

const MAX_STATES = 5_000_000;
const MOST = 3;

function parseFew(least: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!/^\d$/.test(text) || count < least || count > MOST)
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${MOST}.`);
    return count;
  };
}

const HELP = `
Officers may take any time and come to any result, messages arrive in any order.
Profile core: preservation, accepted or refused. Profile full: questions,
prejudice, extensions, withdrawals, failing providers and assistance too; that
is seldom exhausted, so limit it with --max-states. Hubs are left out.
--liveness works out all states of single requests, whatever the limit.

Examples:
  contactpoint explore scenarios/first-night.yaml
  contactpoint explore scenarios/first-night.yaml --requests 2 --liveness
  contactpoint explore my-night.yaml --profile full --max-states 200000
  contactpoint explore scenarios/first-night.yaml --json | jq .coverage

${exitCodeLines([0, 1, 2, 64, 65, 70, 73, 74, 130])}`;
