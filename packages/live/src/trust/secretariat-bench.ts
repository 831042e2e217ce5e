import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writeCredentials } from "./credentials-folder.ts";
import { HostGuard } from "./host-guard.ts";
import { readNodeCredentials } from "./node-credentials.ts";
import { plannedChanges } from "./planned-changes.ts";
import { RegisterBook } from "./register-book.ts";
import { RegisterClient } from "./register-client.ts";
import type { RegisterClientOptions } from "./register-client.ts";
import type { RegisterRefusalName } from "./register-refusal.ts";
import { SecretariatFolder } from "./secretariat-folder.ts";
import { Secretariat } from "./secretariat.ts";
import type { TlsCredentials } from "./tls-context.ts";

/** When its clock stands still, unless a test moves it. */
export const NOW = Date.UTC(2025, 0);
export const GUARD = new HostGuard();
/** Of keys, certificates and register. */
export const VALID = { valid_from: Date.UTC(2020, 0), valid_until: Date.UTC(2099, 0) };

/** A node's copy of the register, and what it was told. */
export interface Caller {
  readonly book: RegisterBook;
  readonly tls: TlsCredentials;
  readonly client: RegisterClient;
  readonly refusals: RegisterRefusalName[];
  readonly revoked: string[];
  readonly complaints: string[];
  readonly counts: { changes: number };
}

/** A secretariat that runs on a folder of its own, with callers. */
export class SecretariatBench implements AsyncDisposable {
  readonly folder: string;
  readonly reports: string[];
  readonly clock: { now: number };
  readonly secretariat: Secretariat;
  readonly url: string;

  static async open(): Promise<SecretariatBench> {
    const folder = join(mkdtempSync(join(tmpdir(), "contactpoint-secretariat-")), "credentials");
    await writeExercise(folder);
    const [reports, clock]: [string[], { now: number }] = [[], { now: NOW }];
    const secretariat = await Secretariat.start(
      new SecretariatFolder(join(folder, "secretariat")),
      {
        host: "127.0.0.1",
        port: 0,
        now: () => clock.now,
        report: (sentence) => reports.push(sentence),
      },
    );
    return new SecretariatBench(folder, reports, clock, secretariat);
  }

  private constructor(
    folder: string,
    reports: string[],
    clock: { now: number },
    secretariat: Secretariat,
  ) {
    this.folder = folder;
    this.reports = reports;
    this.clock = clock;
    this.secretariat = secretariat;
    this.url = `https://127.0.0.1:${secretariat.port}`;
  }

  node(state: string): string {
    return join(this.folder, "nodes", state);
  }

  caller(state: string, more: Partial<RegisterClientOptions> = {}): Caller {
    const { root, tls } = readNodeCredentials(this.node(state));
    const refusals: RegisterRefusalName[] = [];
    const [revoked, complaints]: [string[], string[]] = [[], []];
    const counts = { changes: 0 };
    const book = new RegisterBook({ root, report: ({ name }) => refusals.push(name) });
    const client = new RegisterClient({
      url: this.url,
      tls,
      book,
      guard: GUARD,
      interval: 5000,
      now: () => this.clock.now,
      onChange: () => (counts.changes += 1),
      onRevoked: (pem) => revoked.push(pem),
      report: (sentence) => complaints.push(sentence),
      ...more,
    });
    return { book, tls, client, refusals, revoked, complaints, counts };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.secretariat.close();
    rmSync(join(this.folder, ".."), { recursive: true, force: true });
  }
}

/** Two States; an entry of one changes on a day and is circulated a fortnight later. */
async function writeExercise(folder: string): Promise<void> {
  const exercise = {
    scenario: "small",
    content_hash: "0".repeat(64),
    seed: 1,
    marking: "EXERCISE",
    started_at: NOW,
    rate: 60,
  };
  const states = ["XA", "XB"].map((id) => ({ id, name: id, languages: ["en"], hours: "always" }));
  const change = { state: "XB", channels: ["link"], changed_at: 0 };
  const register = {
    wrong_share: 0,
    secretariat: { kind: "deterministic", value: 0 },
    changes: [{ ...change, circulated_at: 14 * 86_400_000 }],
  } as const;
  await writeCredentials(folder, {
    exercise,
    states,
    channels: ["link"],
    validity: VALID,
    placeOf: (state) => ({
      host: "127.0.0.1",
      port: 4100 + states.findIndex(({ id }) => id === state),
    }),
    secretariat: { host: "127.0.0.1", port: 0 },
    plan: (credentials) =>
      plannedChanges({ clock: { start: 0, end: 1e12, warm_up: 0 }, register }, credentials),
  });
}
