import type { HostGuard } from "../trust/index.ts";

/** What a `ProviderClient` asks about every address before it calls it, by a guard. */
export function allowedBy(guard: Pick<HostGuard, "admit">): (url: string) => true | string {
  return (url) => {
    try {
      guard.admit(url);
      return true;
    } catch (error) {
      if (isHostRefused(error)) return error.message;
      throw error;
    }
  };
}

/** Whether a guard has refused a host; told by its name, so that asking does not load its room. */
export function isHostRefused(error: unknown): error is Error {
  return error instanceof Error && error.name === "HostRefused";
}
