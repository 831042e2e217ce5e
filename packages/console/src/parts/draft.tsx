import { useState } from "preact/hooks";
import { nameOf, seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { LandingHeading } from "./landing-heading.tsx";
import { RequestForm } from "./request-form.tsx";

/** A new request of a State, once somebody wants to draft one. Whoever plays for another sees for whom. */
export function Draft({ from }: { from: string }) {
  const [drafts, setDrafts] = useState(false);
  const isOwn = seat.value?.states.includes(from) === true;
  const whose = isOwn ? "" : ` · ${nameOf(from)} (${from})`;
  if (!drafts)
    return (
      <button type="button" onClick={() => setDrafts(true)}>
        {t("new.open") + whose}
      </button>
    );
  return (
    <section class="draft" aria-labelledby={`new-title-${from}`}>
      <LandingHeading id={`new-title-${from}`} level="h2">
        {t("new.title") + whose}
      </LandingHeading>
      <RequestForm from={from} onSent={() => setDrafts(false)} />
    </section>
  );
}
