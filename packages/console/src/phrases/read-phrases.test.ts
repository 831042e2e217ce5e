import { expect, test } from "vitest";
import { isMachineText, PhraseReader } from "./read-phrases.ts";
import { SET_PHRASES } from "./set-phrases.ts";

const reader = new PhraseReader(SET_PHRASES);

test("Every set phrase is read in each language, whichever it was written in", () => {
  for (const { texts } of SET_PHRASES)
    for (const written of Object.values(texts)) {
      expect(reader.read(written, "ar")).toEqual([{ text: texts.ar, isSetPhrase: true }]);
      expect(reader.read(written, "zh")).toEqual([{ text: texts.zh, isSetPhrase: true }]);
    }
});

test("Words of one's own between set phrases stay as they were written", () => {
  const written =
    "L'infraction se poursuit.\nLe 3 mars, à Lyon.\nLe suspect peut effacer les données.";
  expect(reader.read(written, "en")).toEqual([
    { text: "The offence is going on.", isSetPhrase: true },
    { text: "Le 3 mars, à Lyon.", isSetPhrase: false },
    { text: "The suspect can delete the data.", isSetPhrase: true },
  ]);
});

test("A text without a set phrase is one piece, untouched", () => {
  for (const text of ["", "  two\n\nlines ", "犯罪仍在", "Extortionate"])
    expect(reader.read(text, "fr")).toEqual([{ text, isSetPhrase: false }]);
});

test("What a machine writes is read without the words that mark it", () => {
  const written =
    "EXERCISE (for a text in fr): a person who does not exist flooded the site of an invented town. The deed is punished by a fine alone.";
  expect(isMachineText(written)).toBe(true);
  expect(reader.read(written, "es").map(({ text }) => text)).toEqual([
    "una persona que no existe saturó el sitio de una ciudad inventada.",
    "El hecho se castiga solo con multa.",
  ]);
});

test("Chinese phrases follow one another without a space", () => {
  expect(reader.read("犯罪仍在继续。嫌疑人可能删除数据。", "en").map(({ text }) => text)).toEqual([
    "The offence is going on.",
    "The suspect can delete the data.",
  ]);
});
