// The threads' own entry: `thread-executor.ts` starts it with a study's bundle and sends units.
import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { RequestTable } from "@contactpoint/analysis";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import type { ThreadAnswer, ThreadOrder, ThreadStart } from "./thread-message.ts";

enableCompileCache();

const { readBundle } = await import("./read-bundle.ts");
const { replicator } = await import("./replicator.ts");
const { bundle, requests } = workerData as ThreadStart;
const replicate = replicator(readBundle(bundle));
const run = requests === null ? replicate : await keepingRequests(requests);

parentPort?.on("message", (order: ThreadOrder) => void answer(order));

async function answer({ number, unit }: ThreadOrder): Promise<void> {
  let said: ThreadAnswer;
  try {
    said = { kind: "result", number, result: await run(unit) };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    said = { kind: "fault", number, error: text };
  }
  parentPort?.postMessage(said);
}

/** A result is told only once its requests are on the disk. */
async function keepingRequests(
  folder: string,
): Promise<(unit: Unit) => Promise<ReplicationResult>> {
  const { RequestRowsWriter } = await import("../results/request-rows-writer.ts");
  const writer = new RequestRowsWriter(folder);
  return async (unit) => {
    const tables: RequestTable[] = [];
    const result = replicate(unit, (table) => tables.push(table));
    for (const table of tables) {
      const { seed } = result;
      await writer.write({ ...unit, study_sha256: bundle.content_hash, seed, table });
    }
    return result;
  };
}
