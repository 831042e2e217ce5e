import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField } from "./field.tsx";
import { EMPTY_FORM, type FormText, StatedForm, statedFrom } from "./stated-form.tsx";

const FORMS = ["preservation", "location-query", "emergency-disclosure", "ping"] as const;
const URGENCIES = ["emergency", "urgent", "routine"] as const;

/** Drafts a request, shows it once more, and sends it. What was typed stays until it is sent. */
export function RequestForm({ onSent }: { onSent: () => void }) {
  const [form, setForm] = useState<FormText>(EMPTY_FORM);
  const [to, setTo] = useState("");
  const [kind, setKind] = useState<(typeof FORMS)[number]>("preservation");
  const [urgency, setUrgency] = useState<(typeof URGENCIES)[number]>("urgent");
  const [because, setBecause] = useState("");
  const [reviews, setReviews] = useState(false);
  const others = all("state").filter(([, state]) => !seat.value?.states.includes(state.id));
  const injects = all("inject");
  const send = async (): Promise<void> => {
    const outcome = await give({
      order: "act",
      act: {
        act: "request",
        to,
        form: kind,
        urgency,
        stated: statedFrom(form),
        ...(because === "" ? {} : { because_of: because }),
      },
    });
    if (!outcome.done) return;
    if (because !== "") await give({ order: "act", act: { act: "read", inject: because } });
    onSent();
  };
  const review = (event: SubmitEvent): void => {
    event.preventDefault();
    setReviews(true);
  };
  if (reviews)
    return (
      <section aria-labelledby="review-title">
        <h3 id="review-title">{t("new.review")}</h3>
        <p>
          {t("case.to", { state: to })} · {t(`form.${kind}`)} · {t(`urgency.${urgency}`)}
        </p>
        <Review stated={statedFrom(form)} />
        <p class="buttons">
          <button type="button" class="main" onClick={() => void send()}>
            {t("new.send")}
          </button>
          <button type="button" class="quiet-button" onClick={() => setReviews(false)}>
            {t("new.back")}
          </button>
        </p>
      </section>
    );
  return (
    <form onSubmit={review}>
      <div class="row">
        <ChoiceField
          label={t("new.to")}
          value={to}
          choices={[
            { value: "", text: t("field.choose") },
            ...others.map(([, { id, name }]) => ({ value: id, text: `${name} (${id})` })),
          ]}
          onChange={setTo}
        />
        <ChoiceField
          label={t("new.form")}
          value={kind}
          choices={FORMS.map((value) => ({ value, text: t(`form.${value}`) }))}
          onChange={(value) => setKind(FORMS.find((one) => one === value) ?? "preservation")}
        />
        <ChoiceField
          label={t("new.urgency")}
          value={urgency}
          choices={URGENCIES.map((value) => ({ value, text: t(`urgency.${value}`) }))}
          onChange={(value) => setUrgency(URGENCIES.find((one) => one === value) ?? "urgent")}
        />
        {injects.length > 0 && (
          <ChoiceField
            label={t("new.because")}
            isOptional
            value={because}
            choices={[
              { value: "", text: "–" },
              ...injects.map(([, { id }]) => ({ value: id, text: id })),
            ]}
            onChange={setBecause}
          />
        )}
      </div>
      <StatedForm form={form} onChange={setForm} />
      <button type="submit" class="main">
        {t("new.review")}
      </button>
    </form>
  );
}

function Review({ stated }: { stated: object }) {
  return (
    <dl class="fields">
      {Object.entries(stated).map(([name, value]) => (
        <div key={name}>
          <dt>{name.replaceAll("_", " ")}</dt>
          <dd>
            <bdi>{JSON.stringify(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
