import { textsOf } from "./article-text.ts";

/**
 * The UN Convention against Cybercrime: terms, domestic powers, scope, personal data, entry into
 * force. Recalled and not compared with the published text: no rule is verified, and a paragraph
 * may carry another number.
 */
export const UNCC_GENERAL_ARTICLES = textsOf(
  "United Nations Convention against Cybercrime, A/RES/79/243",
  [
    {
      id: "UN-2",
      article: "2",
      text: "Serious crime: maximum penalty of at least four years' deprivation of liberty.",
      verified: false,
    },
    {
      id: "UN-6",
      article: "6",
      text: "Apply in line with human rights; nothing permits suppressing them.",
      verified: false,
    },
    {
      id: "UN-23",
      article: "23",
      text: "Domestic powers cover convention offences, other ICT offences, and electronic evidence of any offence.",
      verified: false,
    },
    {
      id: "UN-24",
      article: "24",
      text: "Domestic safeguards, proportionality; as appropriate independent review, remedy, grounds, limits of scope and duration. Same safeguards when answering a foreign request.",
      verified: false,
    },
    {
      id: "UN-25.1",
      article: "25(1)",
      text: "Order or obtain quick preservation of specified stored data, above all if vulnerable.",
      twin: "BC-16.1",
      verified: false,
    },
    {
      id: "UN-25.2",
      article: "25(2)",
      text: "Order to a person: keep intact as long as needed, at most 90 days; renewal may be allowed.",
      twin: "BC-16.2",
      verified: false,
    },
    {
      id: "UN-25.3",
      article: "25(3)",
      text: "The custodian keeps the measure confidential as domestic law sets.",
      twin: "BC-16.3",
      verified: false,
    },
    {
      id: "UN-26",
      article: "26",
      text: "Preserved traffic data: preservation however many providers took part, and disclosure of enough to find the providers and the path.",
      twin: "BC-17",
      verified: false,
    },
    {
      id: "UN-35.1",
      article: "35(1)",
      text: "Covers convention offences, their electronic evidence, and electronic evidence of any serious crime.",
      verified: false,
    },
    {
      id: "UN-35.2",
      article: "35(2)",
      text: "For electronic evidence: relevant parts of art. 40, and arts 41-46.",
      verified: false,
    },
    {
      id: "UN-35.3",
      article: "35(3)",
      text: "Dual criminality is judged on conduct, not label.",
      twin: "BC-25.5",
      verified: false,
    },
    {
      id: "UN-36.1",
      article: "36(1)",
      text: "Personal data go under the sender's law; no duty if unlawful; conditions may be set.",
      verified: false,
    },
    {
      id: "UN-36.2",
      article: "36(2)-(3)",
      text: "Receiver gives safeguards; onward transfer only with the sender's authorisation.",
      verified: false,
    },
    {
      id: "UN-64",
      article: "64",
      text: "Signature: Hanoi 25-26 Oct 2025, then New York until 31 Dec 2026; also regional organisations.",
      verified: false,
    },
    {
      id: "UN-65",
      article: "65(1)",
      text: "In force on the 90th day after the 40th deposit; a regional organisation's instrument is not counted in addition to its members'.",
      verified: false,
    },
    {
      id: "UN-65.2",
      article: "65(2)",
      text: "Later States: 30th day after deposit, or the entry-into-force date if later.",
      verified: false,
    },
  ],
);
