import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";

export const defineExplain: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Show what a scenario resolves to: its time line in UTC and in each local time, who is on duty when, and where nobody is.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .addHelpText("after", HELP)
    .action(async (path: string) => {
      const { explainScenario } = await import("@contactpoint/scenario");
      const { readSource } = await import("../work/read-source.ts");
      const { scenario, warnings } = readSource(path);
      for (const warning of warnings) process.stderr.write(`${warning}\n`);
      process.stdout.write(explainScenario(scenario));
      end(EXIT.ok);
    });
};

const HELP = `
Example:
  contactpoint explain scenarios/signatories-quarter.yaml | less

${exitCodeLines([0, 64, 65])}`;
