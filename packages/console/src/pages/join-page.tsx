import { useState } from "preact/hooks";
import { join, signedInAs } from "../connection/connection.ts";
import { seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { TextField } from "../parts/field.tsx";
import { ringOnce } from "../sound/alarm.ts";

/** The lobby: who sits here, and whether the sound can be heard. */
export function JoinPage() {
  const [name, setName] = useState(signedInAs.value ?? "");
  return (
    <main class="join">
      <h2>{t("join.title")}</h2>
      <p>
        {t("join.seat")}: <strong>{seat.value?.id}</strong>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void join(name);
        }}
      >
        {signedInAs.value === null ? (
          <TextField label={t("join.name")} isRequired value={name} onInput={setName} />
        ) : (
          <p>
            {t("sign-in.as")}: <strong>{signedInAs.value}</strong>
          </p>
        )}
        <p class="help">{t("join.sound.help")}</p>
        <p class="buttons">
          <button type="submit" class="main">
            {t("join.go")}
          </button>
          <button type="button" onClick={ringOnce}>
            {t("join.sound")}
          </button>
        </p>
      </form>
    </main>
  );
}
