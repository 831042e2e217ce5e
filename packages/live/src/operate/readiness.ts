/** What a check found. `detail` is shown to whoever asks: a sentence without case data. */
export interface CheckResult {
  readonly ok: boolean;
  readonly detail?: string;
}

/** What a node needs in order to take part; each is asked anew whenever readiness is. */
export interface ReadinessChecks {
  /** The database takes writes. */
  readonly store: Check;
  /** The held register is valid now. */
  readonly register: Check;
  /** The port for peers is open. */
  readonly links: Check;
  /** The exercise clock runs and keeps up. */
  readonly clock: Check;
}

type Check = () => CheckResult | Promise<CheckResult>;

export interface Readiness {
  readonly status: "ready" | "not-ready";
  readonly checks: Readonly<Record<keyof ReadinessChecks, CheckResult>>;
}

/** Runs all checks at once; one that throws, or has not answered after `limit` ms, has failed. */
export async function runChecks(checks: ReadinessChecks, limit: number): Promise<Readiness> {
  const [store, register, links, clock] = await Promise.all([
    run(checks.store, limit),
    run(checks.register, limit),
    run(checks.links, limit),
    run(checks.clock, limit),
  ]);
  const ready = store.ok && register.ok && links.ok && clock.ok;
  return { status: ready ? "ready" : "not-ready", checks: { store, register, links, clock } };
}

async function run(check: Check, limit: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: "no answer in time" }), limit);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    // What was thrown may quote a row or a path; the log of the part concerned tells it.
    return { ok: false, detail: "the check itself failed" };
  } finally {
    clearTimeout(timer);
  }
}
