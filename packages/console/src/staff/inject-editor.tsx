import { useEffect, useRef, useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, type Of } from "../connection/desk-store.ts";
import { language, t } from "../language/language.ts";
import { ChoiceField, type Fault, Field, TextField, faultOf, FaultText } from "../parts/field.tsx";
import { fieldTime, instantOf } from "../parts/time-text.ts";

interface Entry {
  readonly body: Readonly<Record<string, string>>;
  readonly to: string;
  readonly via: string;
  readonly at: string;
}

/** The keyboard goes on from the first field of what has just been opened. */
function useLanding() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, input, select")?.focus(), []);
  return form;
}

/** Changes an inject that has not been sent: only what was changed is sent. */
export function InjectEditor({ inject, onDone }: { inject: Of<"inject">; onDone: () => void }) {
  // As it was when the editor opened: what moves meanwhile was not changed here.
  const [before] = useState(() => entryOf(inject));
  const fields = useLanding();
  const [entry, setEntry] = useState(before);
  const [wrong, setWrong] = useState<({ readonly field: string } & Fault) | null>(null);
  const error = (field: string): Fault | undefined => (wrong?.field === field ? wrong : undefined);
  const asks = inject.script?.form !== null;
  const save = async (): Promise<void> => {
    const at = instantOf(entry.at);
    if (entry.at !== before.at && Number.isNaN(at))
      return setWrong({ field: "at", sentence: t("inject.time.wrong"), lang: language.value });
    const change = {
      ...(same(entry.body, before.body) ? {} : { body: entry.body }),
      ...(entry.to === before.to ? {} : { to: entry.to }),
      ...(entry.via === before.via ? {} : { via: entry.via }),
      ...(entry.at === before.at ? {} : { at }),
    };
    if (Object.keys(change).length === 0) return onDone();
    const order = { order: "inject", inject: inject.id, do: { act: "edit", ...change } } as const;
    const outcome = await give(order, true);
    if (outcome.done) onDone();
    else setWrong({ field: outcome.field ?? "", ...faultOf(outcome) });
  };
  return (
    <form
      ref={fields}
      class="editor"
      noValidate
      aria-label={`${t("inject.edit")}: ${inject.id}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {!asks &&
        Object.entries(entry.body).map(([language, text]) => (
          <TextField
            key={language}
            label={t("inject.text", { language })}
            isLong
            value={text}
            error={error(`body.${language}`) ?? error("body")}
            onInput={(value) => setEntry({ ...entry, body: { ...entry.body, [language]: value } })}
          />
        ))}
      <div class="row">
        {!asks && (
          <>
            <ChoiceField
              label={t("inject.addressee")}
              value={entry.to}
              choices={addressees()}
              error={error("to")}
              onChange={(to) => setEntry({ ...entry, to })}
            />
            <TextField
              label={t("inject.channel")}
              value={entry.via}
              error={error("via")}
              onInput={(via) => setEntry({ ...entry, via })}
            />
          </>
        )}
        <Field label={t("inject.time")} error={error("at")}>
          {(id, describedBy) => (
            <input
              id={id}
              type="datetime-local"
              step="1"
              dir="ltr"
              aria-describedby={describedBy}
              aria-invalid={error("at") !== undefined}
              value={entry.at}
              onInput={(event) => setEntry({ ...entry, at: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      {wrong?.field === "" && <FaultText fault={wrong} />}
      <p class="buttons">
        <button type="submit" class="main">
          {t("inject.save")}
        </button>
        <button type="button" class="quiet-button" onClick={onDone}>
          {t("inject.leave")}
        </button>
      </p>
    </form>
  );
}

function entryOf({ body, to, via, planned_at }: Of<"inject">): Entry {
  return {
    body: body ?? {},
    to,
    via: via ?? "",
    at: planned_at === null ? "" : fieldTime(planned_at),
  };
}

function same(one: Entry["body"], other: Entry["body"]): boolean {
  return Object.keys(one).every((language) => one[language] === other[language]);
}

function addressees(): { value: string; text: string }[] {
  const states = all("state").map(([, { id, name }]) => ({ value: id, text: `${name} (${id})` }));
  return [...states, { value: "white-cell", text: t("white-cell") }];
}
