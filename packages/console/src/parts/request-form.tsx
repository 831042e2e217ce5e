import type { StatedItems } from "@contactpoint/protocol";
import { useRef, useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, nameOf, seat } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { ChoiceField } from "./field.tsx";
import { LandingHeading } from "./landing-heading.tsx";
import { LetterFields } from "./letter-fields.tsx";
import { EMPTY_FORM, type FormText, StatedForm, statedFrom } from "./stated-form.tsx";

const FORMS = ["preservation", "location-query", "emergency-disclosure", "ping"] as const;
const URGENCIES = ["emergency", "urgent", "routine"] as const;

/** Drafts a request, shows it once more, and sends it. What was typed stays until it is sent. */
export function RequestForm({ from, onSent }: { from: string; onSent: () => void }) {
  const [form, setForm] = useState<FormText>(EMPTY_FORM);
  const [to, setTo] = useState("");
  const [kind, setKind] = useState<(typeof FORMS)[number]>("preservation");
  const [urgency, setUrgency] = useState<(typeof URGENCIES)[number]>("urgent");
  const [because, setBecause] = useState("");
  const [reviews, setReviews] = useState(false);
  const sends = useRef(false);
  const others = all("state").filter(([, { id }]) => id !== from);
  const injects = all("inject").filter(([, one]) => one.to === from && one.status === "sent");
  const isOwn = seat.value?.states.includes(from) === true;
  const send = async (): Promise<void> => {
    // Over a slow line a second press would be a second request.
    if (sends.current) return;
    sends.current = true;
    const outcome = await give({
      order: "act",
      act: {
        act: "request",
        ...(isOwn ? {} : { from }),
        to,
        form: kind,
        urgency,
        stated: statedFrom(form),
        ...(because === "" ? {} : { because_of: because }),
      },
    });
    sends.current = outcome.done;
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
        <LandingHeading id="review-title" level="h3">
          {t("new.review")}
        </LandingHeading>
        <p>
          {t("case.to", { state: nameOf(to) })} · {t(`form.${kind}`)} · {t(`urgency.${urgency}`)}
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

/** What will stand on the wire, and what the article asks for and it does not say. */
function Review({ stated }: { stated: StatedItems }) {
  const unstated = ITEM_FIELDS.filter((field) => stated[field] === undefined);
  const items = unstated.map((field) => named("item", field.replaceAll("_", "-"))).join("; ");
  return (
    <>
      <p class={items === "" ? "verified" : "warning"}>
        {items === "" ? t("review.complete") : t("review.unstated", { items })}
      </p>
      <LetterFields fields={stated} lang={undefined} />
    </>
  );
}

const ITEM_FIELDS = [
  "authority",
  "offence",
  "data",
  "location",
  "necessity",
  "intended_assistance",
  "confidentiality",
] as const satisfies readonly (keyof StatedItems)[];
