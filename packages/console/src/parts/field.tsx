import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** What is wrong with an entry. */
export interface Fault {
  readonly sentence: string;
  /** Language of the sentence: the service speaks English, pages that of their reader. */
  readonly lang: string;
}

/** An order that was refused, as a fault of the entry. */
export function faultOf({ sentence }: { readonly sentence: string }): Fault {
  return { sentence, lang: "en" };
}

export function FaultText({ fault: { sentence, lang }, id }: { fault: Fault; id?: string }) {
  return (
    <p class="warning small" id={id} role="alert" lang={lang} dir="auto">
      {sentence}
    </p>
  );
}

/** A labelled field with help, and with what is wrong with its entry. */
export function Field({
  label,
  help,
  error,
  children,
}: {
  label: string;
  help?: string;
  error?: Fault | undefined;
  children: (id: string, describedBy: string | undefined) => ComponentChildren;
}) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [helpId, errorId].filter((one) => one !== undefined).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help !== undefined && (
        <p class="help" id={helpId}>
          {help}
        </p>
      )}
      {children(id, describedBy === "" ? undefined : describedBy)}
      {error !== undefined && (
        <FaultText fault={error} {...(errorId === undefined ? {} : { id: errorId })} />
      )}
    </div>
  );
}

export function TextField({
  label,
  help,
  error,
  value,
  onInput,
  isLong = false,
  isRequired = false,
  placeholder,
}: {
  label: string;
  help?: string;
  error?: Fault | undefined;
  value: string;
  onInput: (value: string) => void;
  isLong?: boolean;
  isRequired?: boolean;
  placeholder?: string;
}) {
  return (
    <Field label={label} error={error} {...(help === undefined ? {} : { help })}>
      {(id, describedBy) =>
        isLong ? (
          <textarea
            id={id}
            aria-describedby={describedBy}
            aria-invalid={error !== undefined}
            required={isRequired}
            maxLength={4_000}
            rows={3}
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        ) : (
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={error !== undefined}
            required={isRequired}
            maxLength={200}
            placeholder={placeholder}
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

export function ChoiceField({
  label,
  value,
  choices,
  error,
  isOptional = false,
  onChange,
}: {
  label: string;
  error?: Fault | undefined;
  value: string;
  choices: readonly { readonly value: string; readonly text: string }[];
  isOptional?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} error={error}>
      {(id, describedBy) => (
        <select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          required={!isOptional}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
