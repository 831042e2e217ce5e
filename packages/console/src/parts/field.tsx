import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A labelled field with help; `as` gives what is entered. */
export function Field({
  label,
  help,
  children,
}: {
  label: string;
  help?: string;
  children: (id: string, describedBy: string | undefined) => ComponentChildren;
}) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help !== undefined && (
        <p class="help" id={helpId}>
          {help}
        </p>
      )}
      {children(id, helpId)}
    </div>
  );
}

export function TextField({
  label,
  help,
  value,
  onInput,
  isLong = false,
  isRequired = false,
  placeholder,
}: {
  label: string;
  help?: string;
  value: string;
  onInput: (value: string) => void;
  isLong?: boolean;
  isRequired?: boolean;
  placeholder?: string;
}) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(id, describedBy) =>
        isLong ? (
          <textarea
            id={id}
            aria-describedby={describedBy}
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
  isOptional = false,
  onChange,
}: {
  label: string;
  value: string;
  choices: readonly { readonly value: string; readonly text: string }[];
  isOptional?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
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
