import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, type Of } from "../connection/desk-store.ts";
import { waitingTasks } from "../connection/waiting.ts";
import { named, t } from "../language/language.ts";
import { caseStatus } from "./case-status.ts";
import { TextField } from "./field.tsx";
import { clockText } from "./time-text.ts";

/** What the next officer is told. It is drafted from what is open, until somebody changes the draft. */
export function HandOver() {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? drafted();
  return (
    <section class="in-play" aria-labelledby="handover-title">
      <h2 id="handover-title">{t("handover.title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void give({ order: "hand-over", text: shown }).then(({ done }) => done && setText(null));
        }}
      >
        <TextField label={t("handover.text")} isLong isRequired value={shown} onInput={setText} />
        <button type="submit">{t("handover.go")}</button>
      </form>
    </section>
  );
}

function drafted(): string {
  const open = all("case")
    .map(([, one]) => one)
    .filter(({ final }) => !final);
  if (open.length === 0) return t("handover.nothing");
  return open.map(lineOf).join("\n");
}

/** One request: who asks whom for what, how it stands, what it waits for here, and until when. */
function lineOf(of: Of<"case">): string {
  const { request, from, to, form, stated_expiry } = of;
  const tasks = waitingTasks.value
    .filter(({ task }) => task.request === request)
    .map(({ task }) => named("task", task.task));
  const parts = [
    t("handover.line", { request, from, to, form: t(`form.${form}`), status: caseStatus(of) }),
    ...(tasks.length === 0 ? [] : [t("handover.waits", { tasks: tasks.join(", ") })]),
    ...(stated_expiry === null
      ? []
      : [t("handover.goes", { time: `${clockText(stated_expiry)} UTC` })]),
  ];
  return parts.join(" ");
}
