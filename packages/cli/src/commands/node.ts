import type { DefineCommand } from "../command-line/define-command.ts";
import { exitCodeLines } from "../exit/exit-code.ts";
import { addOperatorOptions } from "../live/operator-options.ts";
import type { OperatorOptions } from "../live/operator-options.ts";
import { wantsColour } from "../screen/paint.ts";

interface Options extends OperatorOptions {
  readonly state: string;
  readonly credentials: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export const defineNode: DefineCommand = (command, words, end) => {
  command
    .description(
      "Run the node of one State in a process of its own. It finds the others through the register, keeps what it must not forget in its store, and goes on where it was when it is started again. Machines play the officers. When the scenario ends, or when stopped, it writes its run folder.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .requiredOption("--state <state>", "State whose node this is, such as XA")
    .requiredOption(
      "--credentials <dir>",
      "folder that credentials wrote, or the node's own folder of it",
    )
    .option("--out <dir>", "run folder (default: runs/<scenario-id>-<seed>-<state>)")
    .option("--force", "replace the folder of another run")
    .option("--json", "print summary.json in place of the tables");
  addOperatorOptions(command, { store: "<out>.db", log: "json" })
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const { readLiveSource } = await import("../work/read-source.ts");
      const source = readLiveSource(path, "apart");
      for (const warning of source.warnings) process.stderr.write(`${warning}\n`);
      const { out, force = false, json = false } = options;
      const task = { ...options, out, force, json, colour: wantsColour(process.stdout) };
      const { runNode } = await import("../live/run-node.ts");
      const { withFaultReport } = await import("../live/with-fault-report.ts");
      const code = await withFaultReport(words, source.scenario.seed, () => runNode(source, task));
      end(code);
    });
};

const HELP = `
The clock of the exercise and its rate stand in the register. The folder holds
what this node took part in; report merges the folders of all nodes into one.
Beside the store stand FILE.keys, FILE.key and FILE.register.json: keep them
with it on this machine, and do not back up the first two.

Examples:
  contactpoint node scenarios/first-night.yaml --state XA --credentials exercise
  contactpoint node my-scenario.yaml --state XB --credentials nodes/XB \\
    --metrics-port 9400 --allow-host 10.77.0.1 --allow-host 10.77.0.2
  contactpoint report runs/my-scenario-7-X? --out runs/merged

${exitCodeLines([0, 1, 2, 64, 65, 69, 70, 73, 74])}`;
