import { give } from "../connection/connection.ts";
import { one, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { spanWords } from "../parts/time-text.ts";

/** How long the rest takes by the real clock, whether that fits, and what may be dropped. */
export function ForecastPanel({ canSkip }: { canSkip: boolean }) {
  const forecast = one("forecast", "forecast");
  if (forecast === undefined) return null;
  const { left, longest, step, limit, droppable } = forecast;
  const over = limit === null ? 0 : left - limit;
  return (
    <section aria-labelledby="forecast-title">
      <h2 id="forecast-title">{t("forecast.title")}</h2>
      <p>
        <strong>{t("forecast.left", { span: spanWords(left), step: spanWords(step) })}</strong>
        {" · "}
        <span class="quiet">{t("forecast.longest", { span: spanWords(longest) })}</span>
      </p>
      {limit !== null && (
        <p class={over > 0 ? "warning" : "quiet"} role="status">
          {t("forecast.limit", { span: spanWords(limit) })}.{" "}
          {over > 0 ? t("forecast.over", { span: spanWords(over) }) : t("forecast.fits")}
        </p>
      )}
      {droppable.length > 0 && (
        <details open={over > 0}>
          <summary>{t("forecast.drops")}</summary>
          <ul class="list drops" tabIndex={0} aria-label={t("forecast.drops")}>
            {droppable.map((one) => (
              <Droppable key={one.inject} of={one} canSkip={canSkip} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type Drop = Of<"forecast">["droppable"][number];

function Droppable({ of, canSkip }: { of: Drop; canSkip: boolean }) {
  const { inject, saves, followers, judged } = of;
  const skip = (): void => void give({ order: "inject", inject, do: { act: "skip" } });
  return (
    <li>
      <p class="split">
        <span>
          <strong>
            <bdi>{inject}</bdi>
          </strong>{" "}
          {t("forecast.saves", { span: spanWords(saves) })}
          {followers.length > 0 && (
            <span class="quiet"> · {t("forecast.takes", { list: followers.join(", ") })}</span>
          )}
          {judged.length > 0 && (
            <span class="quiet"> · {t("forecast.judged", { list: judged.join(", ") })}</span>
          )}
        </span>
        {canSkip && (
          <button
            type="button"
            class="quiet-button small"
            aria-label={`${t("inject.skip")}: ${inject}`}
            onClick={skip}
          >
            {t("inject.skip")}
          </button>
        )}
      </p>
    </li>
  );
}
