import { InvalidArgumentError } from "commander";

import type { AuditHead, AuditReport } from "@contactpoint/live/store";

import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { counted } from "../screen/counted.ts";

export const defineAudit: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Verify the audit log of a live node: that no entry was edited, removed, moved or put in since it was written. No key is needed; the node may be running.",
    )
    .argument("<file>", "store of a node or of a network, or a backup of one")
    .option(
      "--head <seq:hash>",
      "head of the log as this command printed it earlier; shows whether entries were cut off since",
      parseHead,
    )
    .option("--json", "print entries, head and problems as JSON")
    .addHelpText("after", HELP)
    .action(async (file: string, { head, json = false }: AuditOptions) => {
      const report = await reportOn(file, head);
      const { entries, problems, found } = report;
      process.stdout.write(
        json ? `${JSON.stringify(asJson(file, report), null, 2)}\n` : asText(file, report),
      );
      const size = entries === 1 ? "1 entry" : `${entries} entries`;
      process.stderr.write(`${size}, ${counted(found, "problem")}\n`);
      if (found > problems.length)
        process.stderr.write(`only the first ${counted(problems.length, "problem")} are listed\n`);
      end(found > 0 ? EXIT.finding : EXIT.ok);
    });
};

interface AuditOptions {
  readonly head?: AuditHead;
  readonly json?: boolean;
}

async function reportOn(file: string, head: AuditHead | undefined): Promise<AuditReport> {
  const { audit, StoreError } = await import("@contactpoint/live/store");
  try {
    return audit(file, head);
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(EXIT.badInput, error.message);
    throw error;
  }
}

function asText(file: string, { head, problems }: AuditReport): string {
  if (problems.length === 0) return `${file}: intact, head ${head.seq}:${head.hash}\n`;
  return problems.map(({ sentence }) => `${file}: ${sentence}\n`).join("");
}

function asJson(file: string, { entries, head, problems, found }: AuditReport): object {
  return { file, entries, head: `${head.seq}:${head.hash}`, found, problems };
}

function parseHead(text: string): AuditHead {
  const [, digits, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (digits === undefined || hash === undefined)
    throw new InvalidArgumentError("It is a number, a colon and 64 hexadecimal digits.");
  return { seq: Number(digits), hash };
}

const HELP = `
Entries cut off at the end leave no trace in the file. Note the head that is
printed, keep it elsewhere, and give it next time; the log may have grown since.

Examples:
  contactpoint audit live/XA.db
  contactpoint audit live/XA.db --json
  contactpoint audit backup/XA.db --head \\
    0:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855

${exitCodeLines([0, 1, 64, 65])}`;
