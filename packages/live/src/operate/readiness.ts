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

/** How checks are run. */
export interface CheckTerms {
  /** Milliseconds after which a check that has not answered has failed. */
  readonly limit: number;
  /** Hears what a check threw, which may quote a row or a path and is not shown to the asker. */
  readonly failed: (error: unknown) => void;
}

/** Runs all checks at once; one that throws or does not answer in time has failed. */
export async function runChecks(checks: ReadinessChecks, terms: CheckTerms): Promise<Readiness> {
  const [store, register, links, clock] = await Promise.all([
    run(checks.store, terms),
    run(checks.register, terms),
    run(checks.links, terms),
    run(checks.clock, terms),
  ]);
  const ready = store.ok && register.ok && links.ok && clock.ok;
  return { status: ready ? "ready" : "not-ready", checks: { store, register, links, clock } };
}

async function run(check: Check, { limit, failed }: CheckTerms): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: "no answer in time" }), limit);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    failed(error);
    return { ok: false, detail: "the check itself failed" };
  } finally {
    clearTimeout(timer);
  }
}
