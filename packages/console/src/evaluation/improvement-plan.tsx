import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField, type Fault, Field, TextField, faultOf } from "../parts/field.tsx";

const AREAS = ["planning", "organisation", "equipment", "training", "exercise"] as const;

interface Entry {
  readonly id: string | null;
  readonly issue: string;
  readonly action: string;
  readonly area: (typeof AREAS)[number];
  readonly owner: string;
  readonly starts: string;
  readonly due: string;
}

/** What is to be done about it, by whom and by when. */
export function ImprovementPlan({ state }: { state: string }) {
  const empty: Entry = {
    id: null,
    issue: "",
    action: "",
    area: "training",
    owner: state,
    starts: "",
    due: "",
  };
  const [entry, setEntry] = useState(empty);
  const [wrong, setWrong] = useState<({ readonly field: string } & Fault) | null>(null);
  const plan = all("improvement");
  const enter = async (): Promise<void> => {
    const id = entry.id ?? String(plan.length + 1);
    const outcome = await give({ order: "improve", ...entry, id }, true);
    setWrong(outcome.done ? null : { field: outcome.field ?? "issue", ...faultOf(outcome) });
    if (outcome.done) setEntry(empty);
  };
  const error = (field: string): Fault | undefined => (wrong?.field === field ? wrong : undefined);
  const date = (field: "starts" | "due") => (
    <Field label={t(`plan.${field}`)} error={error(field)}>
      {(id, describedBy) => (
        <input
          id={id}
          type="date"
          required
          aria-describedby={describedBy}
          aria-invalid={error(field) !== undefined}
          value={entry[field]}
          onInput={(event) => setEntry({ ...entry, [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const text = (field: "issue" | "action" | "owner") => (
    <TextField
      label={t(`plan.${field}`)}
      isRequired
      error={error(field)}
      value={entry[field]}
      onInput={(value) => setEntry({ ...entry, [field]: value })}
    />
  );
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">
        {t("plan.title")} <span class="quiet">{plan.length}</span>
      </h2>
      <ul class="list">
        {plan.map(([key, one]) => (
          <Planned key={key} of={one} onEdit={setEntry} />
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        {text("issue")}
        {text("action")}
        <div class="row">
          <ChoiceField
            label={t("plan.kind")}
            value={entry.area}
            choices={AREAS.map((area) => ({ value: area, text: t(`plan.${area}`) }))}
            onChange={(area) => setEntry({ ...entry, area: area as Entry["area"] })}
          />
          {text("owner")}
          {date("starts")}
          {date("due")}
        </div>
        <button type="submit">{entry.id === null ? t("plan.add") : t("plan.change")}</button>
      </form>
    </section>
  );
}

function Planned({ of, onEdit }: { of: Of<"improvement">; onEdit: (entry: Entry) => void }) {
  const { id, issue, action, area, owner, starts, due } = of;
  return (
    <li>
      <p class="split">
        <span>
          <strong>
            <bdi>{issue}</bdi>
          </strong>
          {": "}
          <bdi>{action}</bdi>
        </span>
        <button
          type="button"
          class="quiet-button small"
          aria-label={`${t("inject.edit")}: ${issue}`}
          onClick={() => onEdit({ id, issue, action, area, owner, starts, due })}
        >
          {t("inject.edit")}
        </button>
      </p>
      <p class="quiet small">
        {t(`plan.${area}`)} · <bdi>{owner}</bdi> ·{" "}
        <bdi>
          {starts} – {due}
        </bdi>
      </p>
    </li>
  );
}
