import type { ConformanceCase, Feature, Profile, Step } from "../conformance/index.ts";

/** What a case tries, and what is special about it. */
export interface CaseTerms extends Pick<
  ConformanceCase,
  "rules" | "musts" | "terms" | "circumstances" | "live" | "twice" | "breaks"
> {
  /** `core` unless said. */
  readonly profile?: Profile;
}

/** A case; what a node has to show for it follows from its steps. */
export function defineCase(
  id: string,
  title: string,
  { profile = "core", ...tried }: CaseTerms,
  steps: readonly Step[],
): ConformanceCase {
  return { id, title, profile, ...tried, needs: featuresOf(steps), steps };
}

function featuresOf(steps: readonly Step[]): readonly Feature[] {
  const features = new Set<Feature>();
  for (const step of steps) {
    if ("command" in step) features.add("requesting");
    if ("crash" in step) features.add("restart");
    if ("free" in step) features.add("desk");
    if ("restart" in step && step.restart !== "full") features.add("lossy-disk");
  }
  return [...features];
}
