import { html } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import { LEAST_BOOTSTRAP_UNITS } from "../comparison/estimates.ts";
import { confidencePercent } from "../comparison/quantity-text.ts";
import type { StudyReportInput } from "./study-report-input.ts";

const REFERENCES: readonly string[] = [
  "Law, A. M. (2015). Simulation Modeling and Analysis, 5th ed. McGraw-Hill: replications, paired comparison on common random numbers, Welch's plot.",
  "Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association 82, 171–185: BCa.",
  "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65–70.",
  "Hoad, K., Robinson, S. and Davies, R. (2010). Automated selection of the number of replications for a discrete-event simulation. Journal of the Operational Research Society 61, 1632–1644; and on warm-up, Journal of Simulation 4: MSER-5.",
  "Kim, S.-H. and Nelson, B. L. (2001). A fully sequential procedure for indifference-zone selection in simulation. ACM TOMACS 11, 251–273: KN.",
  "Chen, C.-H. et al. (2000). Simulation budget allocation for further enhancing the efficiency of ordinal optimization. Discrete Event Dynamic Systems 10, 251–270: OCBA.",
  "Aalen, O. and Johansen, S. (1978). An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scandinavian Journal of Statistics 5, 141–150: cumulative incidence with competing outcomes.",
  "Searle, S. R., Casella, G. and McCulloch, C. E. (1992). Variance Components. Wiley: chance and uncertain input told apart.",
  "Saltelli, A. et al. (2010). Variance based sensitivity analysis of model output. Computer Physics Communications 181, 259–270; Morris, M. D. (1991). Technometrics 33, 161–174.",
  "Friedman, J. H. and Fisher, N. I. (1999). Bump hunting in high-dimensional data. Statistics and Computing 9, 123–143: PRIM.",
];

/** How every figure was had, and what it cannot say. */
export function methodSection(input: StudyReportInput): Section {
  return {
    id: "method",
    title: "How it was calculated",
    ownPage: true,
    content: html`<ul class="reading">
        ${statements(input).map((text) => html`<li>${text}</li> `)}
      </ul>
      <h3>References</h3>
      <ul class="reading references">
        ${REFERENCES.map((text) => html`<li>${text}</li> `)}
      </ul>`,
  };
}

function statements({ study, comparison, real_states }: StudyReportInput): string[] {
  const { uncertain, replications } = study;
  return [
    "This is a simulation. It shows what follows from the assumptions of the scenario and the study; it measures no real contact point.",
    "The unit is the replication: requests of one run share desks, queues and incidents, so no interval over requests is offered.",
    uncertain.length === 0
      ? "No uncertain parameter was varied: intervals are about chance alone."
      : `Uncertain parameters are drawn once for each ${replications.per_draw === 1 ? "replication" : `${replications.per_draw} replications`}, the same for all variants; the unit of intervals is the draw.`,
    "Random numbers are keyed by entity and purpose: replication r of every variant meets the same first needs with the same luck, whatever the network does; only what follows from these may differ in number, such as a request that another leads to. Differences are taken pair by pair.",
    `Intervals are at ${confidencePercent(comparison.confidence)} %: Student's t, and beside it the bias-corrected accelerated bootstrap over whole replications or draws, where there are at least ${LEAST_BOOTSTRAP_UNITS} of them: fewer show too little of the scatter. “Better” and “worse” are said after Holm's correction over the differences of a metric as modelled (and apart from them over those without an effect, with States out of service, or of single combinations); else the verdict is “undecided”.`,
    "A metric that is not known in some replication has no mean: the others alone would flatter.",
    "A difference of two shares is in percentage points: from 70 % to 77 % are 7 percentage points, which are 10 % of 70 %.",
    "Officers are full-time officers: all hours on shift, and hours on call by their weight, in a year, over the hours that one officer works.",
    real_states
      ? "Real States appear as data. Nothing here names, assesses or ranks any of them."
      : "The States of the scenario are fictitious.",
    "Not modelled: officers and contact points do not learn, and nobody negotiates. The texts of the UN Convention against Cybercrime behind the rules are unverified; nothing here is legal advice.",
  ];
}
