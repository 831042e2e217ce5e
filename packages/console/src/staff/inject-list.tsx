import { useEffect, useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { InjectText } from "../parts/inject-text.tsx";
import { clockText } from "../parts/time-text.ts";
import { InjectEditor } from "./inject-editor.tsx";

interface Handling {
  readonly canGovern: boolean;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** Injects in three lists: to come, in reserve, and past. */
export function InjectList(handling: Handling) {
  const injects = all("inject")
    .map(([, inject]) => inject)
    .toSorted((a, b) => timeOf(a) - timeOf(b));
  const planned = injects.filter(({ status }) => status === "planned");
  const reserve = injects.filter(({ script }) => script?.trigger === "reserve");
  const past = injects.filter(
    ({ status, script }) =>
      (status === "sent" || status === "skipped") && script?.trigger !== "reserve",
  );
  return (
    <div>
      <Group title={t("inject.to-come")} name="to-come" injects={planned} {...handling} />
      <Group
        title={t("inject.tray")}
        name="tray"
        injects={reserve.filter(({ status }) => status !== "planned")}
        {...handling}
      />
      <Group title={t("inject.past")} name="past" injects={past.toReversed()} {...handling} />
    </div>
  );
}

function timeOf({ sent_at, planned_at }: Of<"inject">): number {
  return sent_at ?? planned_at ?? Infinity;
}

function Group({
  title,
  name,
  injects,
  ...handling
}: Handling & { title: string; name: string; injects: readonly Of<"inject">[] }) {
  return (
    <section aria-labelledby={`${name}-title`} class={`injects ${name}`}>
      <h2 id={`${name}-title`}>
        {title} <span class="quiet">{injects.length}</span>
      </h2>
      {injects.length === 0 && <p class="quiet">{t("inject.none")}</p>}
      <ul class="list" tabIndex={0} aria-labelledby={`${name}-title`}>
        {injects.map((inject) => (
          <InjectRow key={inject.id} inject={inject} {...handling} />
        ))}
      </ul>
    </section>
  );
}

function InjectRow({ inject, canGovern, chosen, onChoose }: Handling & { inject: Of<"inject"> }) {
  const { id, to, via, status, script, read } = inject;
  const [edits, setEdits] = useState(false);
  const isChosen = id === chosen;
  useEffect(() => {
    if (isChosen) document.getElementById(`inject-${id}`)?.scrollIntoView({ block: "nearest" });
  }, [isChosen, id]);
  const order = (act: "send-now" | "skip"): void =>
    void give({ order: "inject", inject: id, do: { act } });
  const isOpen = status === "planned" || status === "reserve";
  return (
    <li id={`inject-${id}`} class={`inject ${status} ${isChosen ? "chosen" : ""}`}>
      <p class="split">
        <span>
          <bdi>
            <strong>{id}</strong> → {to}
          </bdi>
          {via !== null && (
            <>
              {" · "}
              <bdi>{via}</bdi>
            </>
          )}
        </span>
        <Timing inject={inject} />
      </p>
      <InjectText inject={inject} />
      {read && <p class="small verified">✓ {t("inject.read")}</p>}
      {canGovern && (isOpen || script?.trigger === "reserve") && !(edits && isOpen) && (
        <p class="buttons">
          <button
            type="button"
            class="small"
            onClick={() => order("send-now")}
            aria-label={`${t("inject.send")}: ${id}`}
          >
            {t("inject.send")}
          </button>
          {isOpen && (
            <>
              <button
                type="button"
                class="quiet-button small"
                aria-label={`${t("inject.edit")}: ${id}`}
                onClick={() => {
                  onChoose(id);
                  setEdits(true);
                }}
              >
                {t("inject.edit")}
              </button>
              <button
                type="button"
                class="quiet-button small"
                aria-label={`${t("inject.skip")}: ${id}`}
                onClick={() => order("skip")}
              >
                {t("inject.skip")}
              </button>
            </>
          )}
        </p>
      )}
      {edits && isOpen && <InjectEditor inject={inject} onDone={() => setEdits(false)} />}
    </li>
  );
}

/** When it comes or came; and what the plan was, where that is another time. */
function Timing({ inject }: { inject: Of<"inject"> }) {
  const { status, sent_at, planned_at, script } = inject;
  const at = sent_at ?? planned_at;
  const by =
    script?.trigger === "when"
      ? t("inject.when")
      : script?.trigger === "after"
        ? t("inject.after", { inject: script.after ?? "" })
        : "";
  const was = script?.planned_at ?? null;
  return (
    <span class="timing quiet small">
      {t(`inject.${status}`)}
      {at !== null && (
        <>
          {" "}
          <bdi>{clockText(at)}</bdi> UTC
        </>
      )}
      {by !== "" && sent_at === null && ` · ${by}`}
      {was !== null &&
        at !== null &&
        was !== at &&
        ` · ${t("inject.was", { time: clockText(was) })}`}
      {(script?.edits ?? 0) > 0 && ` · ${t("inject.edited")}`}
    </span>
  );
}
