import { textsOf } from "./article-text.ts";

/** The Second Additional Protocol to the Budapest Convention; not known to be in force, not compared with the text. */
export const SECOND_PROTOCOL_ARTICLES = textsOf(
  "Second Additional Protocol to the Convention on Cybercrime, CETS 224",
  [
    {
      id: "2AP-3",
      article: "3(2)(c)",
      text: "Emergency: significant, imminent risk to life or safety of a natural person.",
      verified: false,
    },
    { id: "2AP-4", article: "4", text: "Acceptable language or translation.", verified: false },
    {
      id: "2AP-6",
      article: "6",
      text: "Request to a domain-name registration entity.",
      verified: false,
    },
    {
      id: "2AP-7",
      article: "7",
      text: "Order direct to a provider abroad, subscriber information only; 30 days; a Party may require a prosecutor, judge or independent authority.",
      verified: false,
    },
    {
      id: "2AP-8",
      article: "8",
      text: "Through the requested Party: serve within 45 days; return subscriber data in 20, traffic data in 45 days of service.",
      verified: false,
    },
    {
      id: "2AP-9",
      article: "9",
      text: "Emergency, contact point to contact point, no mutual legal assistance request: quick disclosure of specified stored data. Electronic form, or oral then confirmed; mutual legal assistance may be demanded later.",
      verified: false,
    },
    {
      id: "2AP-10",
      article: "10",
      text: "Emergency mutual legal assistance, rapidly expedited, self-executing; a person reachable 24/7 at the central authority.",
      verified: false,
    },
    {
      id: "2AP-16",
      article: "16(3)",
      text: "Needs five ratifications.",
      verified: false,
      number_doubtful: true,
    },
  ],
);
