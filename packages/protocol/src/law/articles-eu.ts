import { textsOf } from "./article-text.ts";

/**
 * The EU e-Evidence Regulation: orders direct to a provider. EPOC is a production order
 * certificate, EPOC-PR a preservation order certificate.
 */
export const EU_ARTICLES = textsOf("Regulation (EU) 2023/1543", [
  {
    id: "EU-34",
    article: "34",
    text: "Applies from 18 Aug 2026 (Directive 2023/1544 due 18 Feb 2026).",
    verified: false,
    number_doubtful: true,
  },
  {
    id: "EU-7",
    article: "7",
    text: "Addressee: provider's establishment or legal representative in another Member State, wherever the data are.",
    verified: false,
    number_doubtful: true,
  },
  {
    id: "EU-4",
    article: "4",
    text: "Traffic or content production: judge, court, investigating judge. Subscriber or identification data, or any preservation: also prosecutor. Others need validation.",
    verified: false,
  },
  {
    id: "EU-8.4",
    article: "8(4)",
    text: "Notifying the enforcing authority suspends the duty, save in emergencies.",
    verified: false,
  },
  {
    id: "EU-10.1",
    article: "10(1)-(3)",
    text: "Preserve on receipt; transmit within 10 days; if notified: at the end of 10 days without refusal, or earlier if cleared.",
    verified: true,
  },
  {
    id: "EU-10.4",
    article: "10(4)",
    text: "Emergency: 8 hours; objection within 96 hours of notification, then data deleted or restricted.",
    verified: false,
  },
  {
    id: "EU-10.6",
    article: "10(6)",
    text: "Incomplete certificate: Annex III back; issuer answers in 5 days, term suspended.",
    verified: false,
  },
  {
    id: "EU-11.1",
    article: "11(1)",
    text: "EPOC-PR: preserve without delay; ends after 60 days unless production is confirmed (Annex V); +30 days once within the 60 (Annex VI).",
    verified: true,
  },
  {
    id: "EU-11.2",
    article: "11(2)-(3)",
    text: "After confirmation: as long as needed. If not needed: tell addressee, duty ends.",
    verified: true,
  },
  {
    id: "EU-11.4",
    article: "11(4)",
    text: "Immunity or press-freedom conflict: Annex III; issuer withdraws, adapts or maintains.",
    verified: true,
  },
  {
    id: "EU-15",
    article: "15",
    text: "Penalties up to 2 % of worldwide turnover.",
    verified: false,
    number_doubtful: true,
  },
  {
    id: "EU-17",
    article: "17",
    text: "Conflict with third-country law: reasoned objection within 10 days.",
    verified: false,
    number_doubtful: true,
  },
]);
