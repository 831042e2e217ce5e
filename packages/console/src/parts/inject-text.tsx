import type { Of } from "../connection/desk-store.ts";
import { inLanguage, t } from "../language/language.ts";

/** What an inject says or asks, and what is expected of who gets it. */
export function InjectText({ inject: { body, script } }: { inject: Of<"inject"> }) {
  const expected = script?.expected ?? null;
  return (
    <>
      {script?.form !== null && script?.form !== undefined && (
        <p class="quiet">
          {t("inject.asks", { state: script.from ?? "", form: t(`form.${script.form}`) })}
        </p>
      )}
      {body !== null && (
        <p>
          <bdi>{inLanguage(body)}</bdi>
        </p>
      )}
      {expected !== null && (
        <p class="small quiet">
          {t("inject.expected")}: <bdi>{inLanguage(expected)}</bdi>
        </p>
      )}
    </>
  );
}
