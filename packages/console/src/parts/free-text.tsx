import { language, languageName, t } from "../language/language.ts";
import { readPhrases } from "../phrases/phrase-book.ts";
import { isMachineText } from "../phrases/read-phrases.ts";

/**
 * Words of somebody else: as they were written, marked with their language, but for set phrases,
 * which every reader sees in the own language.
 */
export function FreeText({ text, lang }: { text: string; lang: string | undefined }) {
  const pieces = readPhrases(text, language.value);
  const written = isMachineText(text) ? "en" : lang;
  return (
    <>
      {pieces.map((piece, index) => (
        <span key={index} {...markOf(piece.isSetPhrase, written)}>
          {piece.text}{" "}
        </span>
      ))}
    </>
  );
}

/** Direction is the text's own: words in Arabic may stand on an English page, and the reverse. */
function markOf(isSetPhrase: boolean, written: string | undefined) {
  if (isSetPhrase) return { class: "piece set-phrase", title: t("text.set-phrase") };
  const marks = { class: "piece", dir: "auto" } as const;
  return written === undefined ? marks : { ...marks, lang: written };
}

/** Says in which language the free words of a letter stand, where that is not the reader's. */
export function WrittenIn({ lang }: { lang: string }) {
  if (lang === language.value) return null;
  return <p class="quiet small">{t("text.as-written", { language: languageName(lang) })}</p>;
}
