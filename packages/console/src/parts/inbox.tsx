import { all, nameOf } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { caseStatus } from "./case-status.ts";
import { clockText } from "./time-text.ts";

/** So many letters are shown at once; older ones stand in the files of their requests. */
const SHOWN = 6;

/** The newest letters of one direction; pressing one opens the file of its request. */
export function Letters({
  direction,
  onChoose,
}: {
  direction: "in" | "out";
  onChoose: (request: string) => void;
}) {
  const letters = all("message")
    .filter(([, message]) => message.direction === direction)
    .toSorted(([, a], [, b]) => b.at - a.at)
    .slice(0, SHOWN);
  if (letters.length === 0) return <p class="quiet">{t("inbox.empty")}</p>;
  return (
    <ul class="list">
      {letters.map(([key, { letter, at }]) => (
        <li key={key}>
          <button type="button" onClick={() => onChoose(letter.request)}>
            <strong>{named("type", letter.type)}</strong>{" "}
            <span class="quiet">
              {direction === "in"
                ? t("case.from", { state: nameOf(letter.from) })
                : t("case.to", { state: nameOf(letter.to) })}
              {" · "}
              <bdi>{clockText(at)} UTC</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The requests of this seat's State, newest first. */
export function Requests({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose: (request: string | null) => void;
}) {
  const cases = all("case").toSorted(([, a], [, b]) => b.opened_at - a.opened_at);
  if (cases.length === 0) return <p class="quiet">{t("cases.none")}</p>;
  return (
    <ul class="list">
      {cases.map(([key, one]) => (
        <li key={key}>
          <button
            type="button"
            class={one.request === chosen ? "chosen" : ""}
            aria-pressed={one.request === chosen}
            onClick={() => onChoose(one.request === chosen ? null : one.request)}
          >
            <bdi>
              {one.from} → {one.to}
            </bdi>{" "}
            {t(`form.${one.form}`)} <span class="quiet">{caseStatus(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
