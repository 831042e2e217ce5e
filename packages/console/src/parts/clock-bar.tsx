import { signedInAs, signOut } from "../connection/connection.ts";
import {
  all,
  clock,
  exerciseNow,
  isClosed,
  isConnected,
  one,
  seat,
} from "../connection/desk-store.ts";
import {
  chooseLanguage,
  currentLanguage,
  inLanguage,
  LANGUAGES,
  language,
  t,
  writtenIn,
} from "../language/language.ts";
import { clockText, offsetText, passedText } from "./time-text.ts";

/** What stands above every page: that this is an exercise, and what time it is for whom. */
export function ClockBar() {
  const shown = clock.value;
  const exercise = one("exercise", "exercise");
  const now = exerciseNow.value;
  const own = all("state").find(([, state]) => seat.value?.states.includes(state.id))?.[1];
  return (
    <header class="bar">
      <div>
        <p class="marking">
          <strong>{t("exercise")}</strong> <span class="quiet">{t("exercise.notice")}</span>
        </p>
        {exercise !== undefined && (
          <h1 class="name">
            <bdi lang={writtenIn(exercise.title)}>{inLanguage(exercise.title)}</bdi>
          </h1>
        )}
      </div>
      {shown !== undefined && exercise !== undefined && (
        <dl class="clocks">
          <Reading name={t("clock.utc")} value={clockText(now, 0, true)} />
          {own !== undefined && (
            <Reading
              name={t("clock.local", { place: own.name })}
              value={`${clockText(now, own.offset, true)} (${offsetText(own.offset)})`}
            />
          )}
          <Reading name={t("clock.passed")} value={passedText(now - exercise.starts)} />
          <div class={`phase ${shown.phase}`}>
            <dt class="visually-hidden">{t("clock.rate")}</dt>
            <dd>
              {t(`clock.phase.${shown.phase}`)}
              {shown.phase === "running" && (
                <span class="quiet"> {t("clock.speed", { speed: shown.speed })}</span>
              )}
            </dd>
          </div>
        </dl>
      )}
      <LanguageChoice />
      {signedInAs.value !== null && (
        <button type="button" class="quiet-button" onClick={() => void signOut()}>
          {t("sign-in.out")}
        </button>
      )}
      {!isConnected.value && shown !== undefined && !isClosed.value && (
        <p class="notice" role="status">
          {t("link.lost")}
        </p>
      )}
      {!currentLanguage.value.isReviewed && <p class="quiet small">{t("theme.unreviewed")}</p>}
    </header>
  );
}

function Reading({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function LanguageChoice() {
  return (
    <label class="language">
      <span class="visually-hidden">{t("language.choose")}</span>
      <select
        value={language.value}
        onChange={(event) => void chooseLanguage(event.currentTarget.value)}
      >
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
