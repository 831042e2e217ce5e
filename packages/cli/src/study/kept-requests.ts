import { existsSync } from "node:fs";
import { join } from "node:path";

import { RequestRowsWriter } from "@contactpoint/study";
import type { ReplicationResult, Unit } from "@contactpoint/study";

/** Requests of all replications that count, for `keep: requests`. */
export const REQUESTS_FILE = "requests.parquet";
/** Those of each replication, until the study is finished. */
export const REQUESTS_FOLDER = "requests.parts";

/** The requests that a study's folder keeps beside its results. */
export class KeptRequests {
  /** Threads write here. */
  readonly parts: string;
  readonly #file: string;
  readonly #writer: RequestRowsWriter | null;

  /** @param folder of the study, prepared */
  constructor(folder: string) {
    this.#file = join(folder, REQUESTS_FILE);
    this.parts = join(folder, REQUESTS_FOLDER);
    // A finished study has the one file, and asks for no parts.
    this.#writer = existsSync(this.#file) ? null : new RequestRowsWriter(this.parts);
  }

  /** Of logged results those whose requests are there too; the others are run again. */
  complete(logged: readonly ReplicationResult[]): readonly ReplicationResult[] {
    const writer = this.#writer;
    return writer === null ? logged : logged.filter((result) => writer.has(result));
  }

  async finish(units: readonly Unit[]): Promise<void> {
    await this.#writer?.finish(units, this.#file);
  }
}
