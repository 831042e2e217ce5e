import type { GradedParameter, ResolvedScenario } from "@contactpoint/protocol";

const WORDS: Readonly<Record<GradedParameter["basis"], string>> = {
  scenario: "set in the scenario",
  sourced: "defaults with a published source",
  calculated: "defaults calculated from one",
  assumption: "assumptions that nothing validates",
};

/** How many parameters rest on what. */
export function explainParameters({ parameters }: ResolvedScenario): string[] {
  const counts = (Object.keys(WORDS) as GradedParameter["basis"][]).map((basis) => {
    const count = parameters.filter((parameter) => parameter.basis === basis).length;
    return `  ${String(count).padStart(4)} ${WORDS[basis]}`;
  });
  return [`Parameters: ${parameters.length}`, ...counts];
}
