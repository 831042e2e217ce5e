import type { AfterActionReport } from "./aar-schema.ts";
import { publicView } from "./public-view.ts";
import { stateView } from "./state-view.ts";

/** Who a report is for. */
export type Audience =
  | { readonly level: "full" }
  | { readonly level: "state"; readonly state: string }
  | { readonly level: "public" };

/**
 * The report with what its readers may see and nothing else; all that is written is made of it.
 *
 * @throws RangeError if the State took no part, or the report is not the full one
 */
export function disclose(report: AfterActionReport, audience: Audience): AfterActionReport {
  if (report.disclosure.level !== "full") throw new RangeError("only a full report is disclosed");
  switch (audience.level) {
    case "full":
      return report;
    case "state":
      return stateView(report, audience.state);
    case "public":
      return publicView(report);
  }
}
