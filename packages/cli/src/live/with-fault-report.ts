import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure, diskFailure } from "../exit/failure.ts";
import { faultReport, pasteable } from "../exit/fault-report.ts";
import { storeFailure } from "./open-store.ts";

/**
 * Does the work of a service; an internal fault ends with 70, the seed, and a line to paste.
 *
 * @param words a command line that names the seed if it can
 */
export async function withFaultReport(
  words: readonly string[],
  seed: number,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const failure = storeFailure(error) ?? diskFailure(error);
    if (failure !== undefined && failure.code !== EXIT.internalFault) throw failure;
    process.stderr.write(`${faultReport(error, seed, pasteable(words))}\n`);
    return EXIT.internalFault;
  }
}
