import type { Behaviour, HostUnderTest } from "./behaviour.ts";
import { BEHAVIOURS } from "./behaviours.ts";

/** Registers a test, as `test` of vitest and of `node:test` do. */
export type RegisterTest = (title: string, run: () => Promise<void>) => unknown;

/**
 * Registers a test for each behaviour that a host must show, so that a test file of one line
 * accepts a host: `describeHost(simulatorHost(), test)`. Without a test runner, call `check` of
 * each behaviour.
 */
export function describeHost(
  host: HostUnderTest,
  test: RegisterTest,
  behaviours: readonly Behaviour[] = BEHAVIOURS,
): void {
  for (const behaviour of behaviours) {
    test(`${host.name}: ${behaviour.sentence}`, () => behaviour.check(host));
  }
}
