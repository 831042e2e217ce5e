import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { counted } from "../screen/counted.ts";

export const defineLint: DefineCommand = (command, _words, end) => {
  command
    .description(
      "List every problem of scenario and study files, one a line: file:line:col path message.",
    )
    .argument("<file...>", "scenario or study files (YAML); the format tells which")
    .option("--json", "print a list of problems as JSON")
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], { json = false }: { readonly json?: boolean }) => {
      const { formatProblem } = await import("@contactpoint/scenario");
      const { problemsOf } = await import("../authoring/problems-of.ts");
      const { warningText } = await import("../screen/warning-text.ts");
      const found = files.map(problemsOf);
      const problems = found.flatMap((each) => each.problems);
      const warnings = found.flatMap((each) => each.warnings);
      process.stdout.write(
        json
          ? `${JSON.stringify({ problems, warnings }, null, 2)}\n`
          : [
              ...problems.map((problem) => `${formatProblem(problem)}\n`),
              ...warnings.map((problem) => `${warningText(problem)}\n`),
            ].join(""),
      );
      process.stderr.write(
        `${[
          counted(files.length, "file"),
          counted(problems.length, "problem"),
          counted(warnings.length, "warning"),
        ].join(", ")}\n`,
      );
      end(problems.length > 0 ? EXIT.badInput : EXIT.ok);
    });
};

const HELP = `
A warning ends in "(warning)"; warnings alone end with 0.

Examples:
  contactpoint lint my-scenario.yaml
  contactpoint lint scenarios/*.yaml scenarios/studies/*.yaml

${exitCodeLines([0, 64, 65])}`;
