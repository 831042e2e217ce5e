import { CLOSE_CODES, closeCode } from "../wire/index.ts";
import type { CloseName } from "../wire/index.ts";

/** Whether a connection that ends so was refused, rather than closed in peace (40xx). */
export function isRefusal(name: CloseName): boolean {
  return closeCode(name).code >= 4100;
}

/** Whether it is in vain to connect again until something has changed (41xx, 42xx). */
export function isLasting(name: CloseName): boolean {
  return isRefusal(name) && closeCode(name).code < 4300;
}

/** The reason of a number, or undefined for one that is not in the registry. */
export function closeNameOf(code: number): CloseName | undefined {
  return CLOSE_CODES.find((entry) => entry.code === code)?.name;
}
