import { choose, query, standing, story, tell } from "../connection/run-store.ts";
import { t } from "../language/language.ts";
import { caseStatus } from "./case-status.ts";
import { clockText } from "./time-text.ts";

const WHICH = ["all", "open", "closed"] as const;

/** The requests that there were at the instant shown, newest first; one of them opens. */
export function RequestList() {
  const told = standing.value?.requests;
  if (told === undefined) return null;
  const { which, find } = query.value;
  const { total, skip, cases, open, closed } = told;
  return (
    <section aria-labelledby="requests-title">
      <h2 id="requests-title">{t("cases.title")}</h2>
      <p class="quiet">{t("replay.requests", { open, closed })}</p>
      <div class="row">
        <label class="field">
          {t("replay.which")}
          <select
            value={which}
            onChange={(event) => {
              const chosen = WHICH.find((one) => one === event.currentTarget.value);
              choose({ which: chosen ?? "all" });
            }}
          >
            {WHICH.map((one) => (
              <option key={one} value={one}>
                {t(`replay.which.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {t("replay.find")}
          <input
            type="search"
            value={find}
            onInput={(event) => choose({ find: event.currentTarget.value })}
          />
        </label>
      </div>
      {total === 0 && <p class="quiet">{t("cases.none")}</p>}
      <ul class="list requests">
        {cases.map((one) => (
          <li key={one.request}>
            <button
              type="button"
              class={one.request === story.value?.request ? "chosen" : ""}
              aria-pressed={one.request === story.value?.request}
              onClick={() => void tell(one.request)}
            >
              <bdi>{one.request}</bdi>{" "}
              <bdi>
                {one.from} → {one.to}
              </bdi>{" "}
              {t(`form.${one.form}`)}
              <span class="quiet">
                {" "}
                · <bdi>{clockText(one.opened_at)} UTC</bdi> · <bdi>{caseStatus(one) || "–"}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total > cases.length && (
        <p class="buttons">
          <button
            type="button"
            disabled={skip === 0}
            onClick={() => choose({ skip: Math.max(0, skip - cases.length) })}
          >
            {t("replay.newer")}
          </button>
          <span>
            <bdi>
              {skip + 1}–{skip + cases.length} / {total}
            </bdi>
          </span>
          <button
            type="button"
            disabled={skip + cases.length >= total}
            onClick={() => choose({ skip: skip + cases.length })}
          >
            {t("replay.older")}
          </button>
        </p>
      )}
    </section>
  );
}
