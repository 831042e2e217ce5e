import { createHash } from "node:crypto";

import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

interface Options {
  readonly node: string;
  readonly request: string;
}

export const defineErase: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Destroy the key of one case in the store of a live node, so that its content is unreadable there and in every backup. Facts that the node needs to go on, and the audit log, stay. The node must be stopped, and the case closed.",
    )
    .argument("<file>", "store of a node or of a network")
    .requiredOption("--node <state>", "State whose node it is")
    .requiredOption("--request <reference>", "reference of the case, such as everyday/XA/17")
    .addHelpText("after", HELP)
    .action(async (file: string, { node, request }: Options) => {
      await erase(file, node, request);
      process.stdout.write(`${file}: ${node} has no content of ${request} any more\n`);
      end(EXIT.ok);
    });
};

async function erase(file: string, node: string, request: string): Promise<void> {
  const { NodeStore, storedRun } = await import("@contactpoint/live/store");
  const { keyFileOf, storeFailure } = await import("../live/open-store.ts");
  try {
    const kek = { file: keyFileOf(file) };
    using store = NodeStore.open(file, { run: storedRun(file), kek });
    if (!store.holds(node, request))
      throw new Failure(EXIT.badInput, `${file}: ${node} has no content of ${request}`);
    const at = store.progress.get("process")?.at ?? 0;
    const digest = createHash("sha256").update(request).digest("hex");
    store.audit.append({ at, node, kind: "erased", subject: request, digest });
    store.erase(node, request);
    store.commit();
  } catch (error) {
    throw storeFailure(error) ?? error;
  }
}

const HELP = `
What cannot be undone: the key is overwritten in FILE.keys, which no backup
holds. An entry of the audit log says that the case was erased, at the instant
at which the node stood. The journal of a run folder is another file; remove it
with its folder.

Examples:
  contactpoint erase live/XA.db --node XA --request everyday/XA/17

${exitCodeLines([0, 64, 65, 73, 74])}`;
