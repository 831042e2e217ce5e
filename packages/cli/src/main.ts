#!/usr/bin/env node
// The composition root. What a command does not need is not loaded, and what Node compiled once it
// keeps, because a whole run takes less time than loading everything would.
import { enableCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Said in the environment, it holds for every thread from its first file on.
process.env["NODE_COMPILE_CACHE"] ??= join(tmpdir(), "node-compile-cache");
enableCompileCache();

const { runCommandLine } = await import("./command-line/program.ts");
const { faultReport, pasteable } = await import("./exit/fault-report.ts");
const { diskFailure } = await import("./exit/failure.ts");
const { EXIT } = await import("./exit/exit-code.ts");

const words = process.argv.slice(2);
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader such as head that has seen enough is no fault.
  if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.ok);
  process.stderr.write(`contactpoint: what is printed cannot be written: ${error.message}\n`);
  process.exit(EXIT.disk);
});
try {
  process.exitCode = await runCommandLine(words);
} catch (error) {
  const failure = diskFailure(error);
  process.stderr.write(
    failure === undefined
      ? `${faultReport(error, undefined, pasteable(words))}\n`
      : `contactpoint: ${failure.message}\n`,
  );
  process.exitCode = failure?.code ?? EXIT.internalFault;
}
