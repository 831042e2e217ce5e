import { language, t } from "../language/language.ts";
import { phrasesFor } from "../phrases/phrase-book.ts";
import type { PhraseUse } from "../phrases/set-phrase.ts";
import { TextField } from "./field.tsx";

/** A long text to which set phrases can be added; the other side reads those in its own language. */
export function PhraseField({
  use,
  label,
  value,
  isRequired = false,
  onInput,
}: {
  use: PhraseUse;
  label: string;
  value: string;
  isRequired?: boolean;
  onInput: (value: string) => void;
}) {
  const phrases = phrasesFor(use);
  const add = (index: string): void => {
    const text = phrases[Number(index)]?.texts[language.value];
    if (index !== "" && text !== undefined) onInput(value === "" ? text : `${value}\n${text}`);
  };
  return (
    <div class="phrases">
      <TextField label={label} isLong isRequired={isRequired} value={value} onInput={onInput} />
      {phrases.length > 0 && (
        <select
          aria-label={t("phrase.add")}
          // Which field it adds to: a page may have several.
          aria-description={label}
          value=""
          onChange={(event) => add(event.currentTarget.value)}
        >
          <option value="">+ {t("phrase.add")}</option>
          {phrases.map((phrase, index) => (
            <option key={index} value={String(index)}>
              {phrase.texts[language.value]}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
