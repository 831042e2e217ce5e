import { standing } from "../connection/run-store.ts";
import { t } from "../language/language.ts";
import { factText } from "./fact-text.ts";
import { Who } from "./request-story.tsx";
import { clockText } from "./time-text.ts";

/** What happened last before the instant shown, newest first. */
export function LastFacts() {
  const facts = standing.value?.facts ?? [];
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t("replay.facts")}</h2>
      <div class="wide" tabIndex={0} role="group" aria-label={t("replay.facts")}>
        <table class="facts">
          <thead>
            <tr>
              <th scope="col">UTC</th>
              <th scope="col">{t("replay.who")}</th>
              <th scope="col">{t("replay.what")}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.line}>
                <td>
                  <bdi>{clockText(fact.record.at, 0, true)}</bdi>
                </td>
                <td>
                  <Who fact={fact} />
                </td>
                <td>
                  {factText(fact.record)}{" "}
                  <span class="quiet small">{t("replay.at-line", { line: fact.line })}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
