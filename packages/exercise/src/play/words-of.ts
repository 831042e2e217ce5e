import type { Dictation } from "@contactpoint/live";
import type { Finding } from "../log/index.ts";

/** What a finding says that stands in the letter and nowhere else, or null. */
export function wordsOf(finding: Finding): Dictation | null {
  switch (finding.result) {
    case "prepared":
      return { stated: finding.stated };
    case "supplemented":
      return { supplied: finding.supplied };
    case "incomplete":
      return { question: finding.question ?? null };
    case "prejudice":
      return { explanation: finding.explanation };
    default:
      return null;
  }
}
