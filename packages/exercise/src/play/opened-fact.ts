import type { OpenedFact } from "../log/index.ts";
import type { PlayOptions } from "./play-options.ts";

/** The first fact of each life of the service. `isBack`: there was one before. */
export function openedFact(
  {
    scenario: { marking },
    contentHash,
    software,
    opensAt,
  }: Pick<PlayOptions, "scenario" | "contentHash" | "software" | "opensAt">,
  isBack: boolean,
): OpenedFact {
  return {
    kind: "opened",
    scenario_sha256: contentHash,
    software,
    marking,
    ...(opensAt === undefined ? {} : { opens_at: opensAt }),
    ...(isBack ? { again: true } : {}),
  };
}
