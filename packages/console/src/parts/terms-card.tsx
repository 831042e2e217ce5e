import type { Of } from "../connection/desk-store.ts";
import { languageName, named, t } from "../language/language.ts";

/** What this pair's instrument allows: who orders, the closed grounds, the form, the languages. */
export function TermsCard({ of: { terms, instrument } }: { of: Of<"case"> }) {
  const rows = [
    [t("case.instrument"), <bdi>{instrument === "" ? "–" : instrument}</bdi>],
    [t("case.ordered"), t(`orders.${terms.ordered_by}`)],
    [t("case.grounds"), <List names={terms.grounds.map((ground) => named("ground", ground))} />],
    [t("case.items"), <List names={terms.items.map((item) => named("item", item))} />],
    [t("case.languages"), terms.languages.map(languageName).join(", ")],
  ] as const;
  return (
    <details class="terms">
      <summary>{t("case.terms")}</summary>
      <dl class="fields">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function List({ names }: { names: readonly string[] }) {
  return (
    <ul class="values">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
