import {
  counted,
  dataTable,
  html,
  listText,
  Markup,
  NO_MARKUP,
  pageHtml,
  recordText,
  type Section,
} from "@contactpoint/analysis/page-parts";
import type { Conclusion, Conformance, JudgedCase, RuleFinding } from "../conformance/index.ts";
import { complaintText, tally } from "../conformance/index.ts";
import { violationDiagram } from "../diagram/index.ts";
import { NOT_OFFICIAL, type SignedDocument } from "./conformance-document.ts";

/** The findings as one page that loads nothing. */
export function conformanceHtml(
  conformance: Conformance,
  conclusion: Conclusion,
  document: SignedDocument,
): string {
  const { node, bench, profile } = conformance;
  return pageHtml({
    marking: "EXERCISE",
    title: `${node.impl} ${node.version}`,
    kind: "conformance",
    subtitle: `Tried ${bench === "lock-step" ? "in lock-step" : "as a black box"}, profile ${profile}`,
    lead: lead(conformance, conclusion),
    sections: [
      nodeSection(document),
      ruleSection(conformance.rules, conclusion),
      ...evidenceSection(conformance.rules),
      caseSection(conformance.cases, conclusion),
      ...failureSection(conformance.cases, conclusion),
    ],
    style: "svg{max-width:100%;height:auto}.script{font-size:.78rem;overflow:auto}",
  });
}

function lead({ cases, rules }: Conformance, conclusion: Conclusion): Markup {
  const { badge, undecided, stillFailing, nowPassing } = conclusion;
  const counts = tally(cases);
  const violated = rules.filter(({ result }) => result === "violated");
  return html`<p>
      <strong>${answerOf(conclusion)}</strong> Of ${counted(cases.length, "case")} it passed
      ${counts.passed}, failed ${counts.failed}; ${counts.undecided} are undecided and
      ${counts.skipped} were skipped. It violated ${counted(violated.length, "rule")}.
    </p>
    <p>
      ${badge ? html`<span class="badge good">✓ conforms</span>` : html`<span class="badge open">no badge</span>`}
      ${undecided.length > 0 ? `Open: ${listText(undecided)}.` : ""}
      ${stillFailing.length > 0 ? `Known to fail: ${listText(stillFailing)}.` : ""}
      ${nowPassing.length > 0 ? `Known to fail, and passing now: ${listText(nowPassing)}.` : ""}
    </p>
    <p class="note">${NOT_OFFICIAL}</p>`;
}

function answerOf({ code, failed, stillFailing }: Conclusion): string {
  if (failed.length > 0) return "It does not keep to the protocol.";
  if (code === 1) return "Something that was known to fail passes now.";
  if (code === 2) return "Something that counts could not be decided.";
  return stillFailing.length > 0
    ? "Nothing failed but what is known to fail."
    : "It keeps to everything that was tried.";
}

function nodeSection({ node, kit, protocol, signature }: SignedDocument): Section {
  const rows: readonly (readonly [string, string])[] = [
    ["Implementation", `${node.impl} ${node.version}`],
    ["Reached by", node.reached],
    ["Protocol it speaks", node.protocol],
    ["Profiles it claims", node.profiles.join(", ")],
    ["What it shows", node.features.join(", ")],
    ["Node, SHA-256", node.sha256],
    ["Protocol of the kit", protocol],
    ["Kit", kit.version],
    ["Kit, SHA-256", kit.sha256],
    ["Signed with (Ed25519)", signature.key],
    ["Signature", signature.value],
  ];
  return {
    id: "node",
    title: "What was tried, and with what",
    content: html`${dataTable({
        caption: "The node and the kit",
        columns: [{ head: "What" }, { head: "Value" }],
        rows,
      })}
      <p class="note">
        The signature is over the canonical JSON of the findings with its purpose. It shows that
        they were not changed since; whose key it is, the reader must know.
      </p>`,
  };
}

function ruleSection(rules: readonly RuleFinding[], conclusion: Conclusion): Section {
  return {
    id: "rules",
    title: "Rules",
    ownPage: true,
    content: html`${dataTable({
        caption: "What all cases together say of each rule",
        columns: [
          { head: "Rule" },
          { head: "Level" },
          { head: "What it says" },
          { head: "Article" },
          { head: "Result" },
          { head: "Checked", isNumber: true },
          { head: "Shown by" },
        ],
        rows: rules.map((finding) => [
          finding.rule.number,
          finding.rule.level,
          finding.rule.statement,
          finding.rule.law.length === 0
            ? "–"
            : finding.rule.law.map(({ id, verified }) => `${id}${verified ? "" : "*"} `),
          html`${resultCell(finding)} ${knownBadge(finding.rule.number, conclusion)}`,
          finding.checked,
          finding.shown?.judged.story.id ?? "–",
        ]),
      })}
      <p class="note">
        A rule holds if its premise occurred in a case and no case violated it. Hidden means that
        this bench cannot see what the rule is about, so nothing is said of the node. An asterisk
        marks an article whose wording was not compared with the published text; a dash means that
        no article stands behind the rule. Nothing here is legal advice.
      </p>`,
  };
}

function resultCell({ result, reason }: RuleFinding): Markup {
  if (result === "held") return html`<span class="badge good">✓ held</span>`;
  if (result === "violated")
    return html`<span class="badge bad">✗ violated</span> <span class="small">${reason}</span>`;
  return html`<span class="badge open">? ${result}</span> <span class="small">${reason}</span>`;
}

/** Of what the caller said is known to fail. */
function knownBadge(id: string, { stillFailing, nowPassing }: Conclusion): Markup {
  if (stillFailing.includes(id)) return html`<span class="badge open">known to fail</span>`;
  if (nowPassing.includes(id)) return html`<span class="badge bad">was known to fail</span>`;
  return NO_MARKUP;
}

/** Each rule that a case decided: the story and how it went. Violations stand open. */
function evidenceSection(rules: readonly RuleFinding[]): Section[] {
  const shown = rules.filter((finding) => finding.shown !== null);
  if (shown.length === 0) return [];
  const content = shown.map((finding) => evidence(finding));
  return [{ id: "evidence", title: "Evidence", ownPage: true, content }];
}

function evidence({ rule, result, reason, shown }: RuleFinding): Markup {
  if (shown === null) return NO_MARKUP;
  const { judged, verdict } = shown;
  const title = `${rule.number} ${result}, by ${judged.story.id}`;
  const witness = verdict.verdict.verdict === "violated" ? verdict.verdict.witness : [];
  const lines = witness.map(({ line, record }) => {
    const told =
      "request" in record ? recordText(record as Parameters<typeof recordText>[0]) : null;
    return html`<li>Line ${line}: ${told === null ? record.kind : `${told.who} ${told.what}`}</li>`;
  });
  return html`<details ${result === "violated" ? new Markup("open") : ""}>
    <summary>${title}</summary>
    <p>${judged.story.title} ${reason === "" ? "" : `Seen: ${reason}.`}</p>
    ${
      lines.length === 0
        ? ""
        : html`<ul>
            ${lines}
          </ul>`
    }
    ${diagramOf(shown)} ${scriptOf(judged)}
  </details> `;
}

function diagramOf({ judged, verdict }: NonNullable<RuleFinding["shown"]>): Markup {
  const [first] = judged.records;
  if (first?.kind !== "scenario") return NO_MARKUP;
  const journal = judged.records.map((record, at) => ({ line: at + 1, record }));
  return new Markup(violationDiagram({ scenario: first.scenario, journal, judged: verdict }));
}

function scriptOf({ story }: JudgedCase): Markup {
  const {
    id: _id,
    title: _title,
    profile: _profile,
    rules: _rules,
    musts: _musts,
    ...told
  } = story;
  const script = JSON.stringify(told, null, 1);
  return html`<pre class="script">${script}</pre>`;
}

function caseSection(cases: readonly JudgedCase[], conclusion: Conclusion): Section {
  return {
    id: "cases",
    title: "Cases",
    ownPage: true,
    content: dataTable({
      caption: "Every case and what became of it",
      columns: [
        { head: "Case" },
        { head: "Profile" },
        { head: "What is true of a node that passes" },
        { head: "Rules" },
        { head: "Sentences" },
        { head: "Result" },
      ],
      rows: cases.map(({ story, result }) => [
        story.id,
        story.profile,
        story.title,
        story.rules.join(" "),
        story.musts.join(" "),
        html`<span class="badge ${CLASSES[result]}">${result}</span>
          ${knownBadge(story.id, conclusion)}`,
      ]),
    }),
  };
}

const CLASSES: Readonly<Record<JudgedCase["result"], string>> = {
  passed: "good",
  failed: "bad",
  undecided: "open",
  skipped: "open",
};

function failureSection(cases: readonly JudgedCase[], conclusion: Conclusion): Section[] {
  const open = cases.filter(({ result }) => result !== "passed");
  if (open.length === 0) return [];
  const content = open.map(
    (judged) =>
      html`<h3>${judged.story.id}: ${judged.result} ${knownBadge(judged.story.id, conclusion)}</h3>
        <p>${judged.story.title}</p>
        <ul>
          ${judged.complaints.map((complaint) => html`<li>${complaintText(complaint)}</li>`)}
        </ul>
        ${scriptOf(judged)}`,
  );
  return [{ id: "open", title: "What did not pass", ownPage: true, content }];
}
