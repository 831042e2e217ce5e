import type { HotWash } from "@contactpoint/exercise";
import { RecordedLook } from "@contactpoint/exercise";

import { readReport } from "../run-folder/exercise-files.ts";
import { wrapped } from "../screen/wrapped.ts";
import { openRecorded } from "../view/open-recorded.ts";

/**
 * Shows everybody the report and the staff the run, until the facilitator closes the service, the
 * signal asks for it, or the time is over.
 *
 * @param span real milliseconds; 0: nothing is shown
 */
export async function holdHotWash(
  wash: HotWash,
  folder: string,
  span: number,
  signal: AbortSignal,
): Promise<void> {
  if (span > 0 && !signal.aborted) {
    using recorded = openRecorded(folder);
    const { run, notices } = recorded;
    const look = new RecordedLook(run, run.history.scenario.clock.start, notices);
    const closes = Date.now() + span;
    wash.open({ report: readReport(folder), look, closes });
    process.stdout.write(openText(closes));
    await until(wash, AbortSignal.any([signal, AbortSignal.timeout(span)]));
  }
  wash.close();
}

async function until(wash: HotWash, signal: AbortSignal): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve(), { once: true });
  const pressed = wash.closing.then(({ person }) => {
    process.stdout.write(`${person === "" ? "The facilitator" : person} closed the service.\n`);
  });
  await Promise.race([pressed, over]);
}

function openText(closes: number): string {
  const until = new Date(closes).toISOString().slice(0, 16).replace("T", " ");
  const text = `The exercise has ended, and everybody's page has the report that is for her or him. The service stays until ${until} UTC, until the facilitator closes it, or until Ctrl+C.`;
  return `\n${wrapped(text)}\n`;
}
