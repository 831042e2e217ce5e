import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, one, type Of } from "../connection/desk-store.ts";
import { inLanguage, t } from "../language/language.ts";
import { TextField } from "../parts/field.tsx";
import { clockText, spanWords } from "../parts/time-text.ts";

const RATINGS = ["P", "S", "M", "U"] as const;

/** Expectations of one contact point by objective, and each objective after them. */
export function RatingList({ state }: { state: string }) {
  const ratings = all("rating")
    .map(([, rating]) => rating)
    .filter((rating) => rating.state === state);
  const tasks = ratings.filter(({ of }) => of === "expectation");
  const objectives = ratings.filter(({ of }) => of === "objective");
  const others = tasks.filter(({ objective }) => objective === null);
  return (
    <section aria-labelledby="rate-title">
      <h2 id="rate-title">{t("rate.title")}</h2>
      {ratings.length === 0 && <p class="quiet">{t("rate.none")}</p>}
      {objectives.map((objective) => (
        <section
          key={objective.about}
          class="objective"
          aria-label={objectiveText(objective.about)}
        >
          <h3>{objectiveText(objective.about)}</h3>
          {tasks
            .filter((task) => task.objective === objective.about)
            .map((task) => (
              <RatingCard key={task.about} of={task} />
            ))}
          <RatingCard of={objective} />
        </section>
      ))}
      {others.length > 0 && (
        <section class="objective" aria-label={t("rate.other")}>
          <h3>{t("rate.other")}</h3>
          {others.map((task) => (
            <RatingCard key={task.about} of={task} />
          ))}
        </section>
      )}
    </section>
  );
}

export function objectiveText(id: string): string {
  return inLanguage(one("exercise", "exercise")?.objectives[id] ?? { en: id });
}

/** What the measures propose, what was said, and the evaluator's own rating. */
function RatingCard({ of }: { of: Of<"rating"> }) {
  const title = of.of === "objective" ? t("rate.objective") : of.about;
  return (
    <article
      class={`rating ${of.of}`}
      aria-label={`${title} ${of.of === "objective" ? objectiveText(of.about) : ""}`}
    >
      <p class="split">
        <strong>
          <bdi>{title}</bdi>
        </strong>
        {of.rating !== null && <Badge rating={of.rating} />}
      </p>
      <Terms of={of} />
      {of.of === "objective" ? <FromTasks of={of} /> : <Proposed of={of} />}
      <History of={of} />
      <RatingForm of={of} />
    </article>
  );
}

function Proposed({ of }: { of: Of<"rating"> }) {
  return (
    <p>
      {t("rate.proposed")}: <Badge rating={of.proposed} />
      {" · "}
      <bdi class="quiet" lang="en">
        {of.because}
      </bdi>
    </p>
  );
}

/** An objective is as good as the worst of its expectations that are rated. */
function FromTasks({ of }: { of: Of<"rating"> }) {
  return (
    <p>
      <Badge rating={of.proposed} />{" "}
      {of.because !== "" && <span class="quiet">{t("rate.worst", { list: of.because })}</span>}
    </p>
  );
}

function Badge({ rating }: { rating: "P" | "S" | "M" | "U" | null }) {
  if (rating === null) return <span class="quiet">{t("rate.nothing")}</span>;
  return (
    <abbr class={`badge ${rating}`} title={t(`rate.${rating}`)}>
      {rating}
    </abbr>
  );
}

/** What is measured, and how far each rating reaches. */
function Terms({ of }: { of: Of<"rating"> }) {
  if (of.of === "objective") return null;
  const { measure, inject, within, clock } = of;
  return (
    <p class="quiet small">
      <bdi>{measure}</bdi>
      {inject !== null && (
        <>
          {" · "}
          <bdi>{inject}</bdi>
        </>
      )}
      {" · "}
      {within === null
        ? t("rate.evaluator")
        : `${Object.entries(within)
            .map(([rating, span]) => t("rate.within", { rating, span: spanWords(span) }))
            .join(", ")}, ${t(`rate.clock.${clock}`)}`}
    </p>
  );
}

function History({ of: { history } }: { of: Of<"rating"> }) {
  if (history.length === 0) return null;
  const last = history.at(-1);
  return (
    <>
      {last !== undefined && <Given of={last} />}
      {history.length > 1 && (
        <details>
          <summary>
            {t("rate.history")} <span class="quiet">{history.length - 1}</span>
          </summary>
          {history
            .slice(0, -1)
            .toReversed()
            .map((one) => (
              <Given key={one.at} of={one} />
            ))}
        </details>
      )}
    </>
  );
}

function Given({ of }: { of: Of<"rating">["history"][number] }) {
  return (
    <p class="small given">
      <Badge rating={of.rating} />{" "}
      <bdi>
        {of.person} · {clockText(of.at)} UTC
      </bdi>
      {of.remark !== "" && (
        <>
          : <bdi>{of.remark}</bdi>
        </>
      )}
    </p>
  );
}

function RatingForm({ of }: { of: Of<"rating"> }) {
  const [rating, setRating] = useState<(typeof RATINGS)[number] | null>(null);
  const [remark, setRemark] = useState("");
  const name = `rating-${of.about}-${of.state}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (rating === null) return;
        const { about, state } = of;
        void give({ order: "rate", about, state, rating, remark }).then(({ done }) => {
          if (!done) return;
          setRating(null);
          setRemark("");
        });
      }}
    >
      <fieldset class="scale">
        <legend class="visually-hidden">
          {t("rate.given")}: {of.about}
        </legend>
        {RATINGS.map((one) => (
          <label key={one} title={t(`rate.${one}`)}>
            <input
              type="radio"
              name={name}
              checked={rating === one}
              aria-label={t(`rate.${one}`)}
              onChange={() => setRating(one)}
            />
            {one}
          </label>
        ))}
      </fieldset>
      {rating !== null && (
        <>
          <p class="small">{t(`rate.${rating}`)}</p>
          <TextField label={t("rate.remark")} isLong value={remark} onInput={setRemark} />
          <button type="submit" class="main">
            {of.rating === null ? t("rate.go") : t("rate.again")}
          </button>
        </>
      )}
    </form>
  );
}
