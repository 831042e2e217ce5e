import { newLink } from "../connection/connection.ts";
import { t } from "../language/language.ts";

/** The link that takes the place of a revoked one: shown once, to whoever revoked it. */
export function NewLink() {
  const shown = newLink.value;
  if (shown === null) return null;
  return (
    <section class="new-link" role="status">
      <p>
        {t("seats.revoked", { seat: shown.seat })} <code dir="ltr">{shown.url}</code>
      </p>
      <p class="buttons">
        {/* Over plain HTTP a page may not write there. */}
        {"clipboard" in navigator && (
          <button type="button" onClick={() => void navigator.clipboard.writeText(shown.url)}>
            {t("seats.revoked.copy")}
          </button>
        )}
        <button type="button" class="quiet-button" onClick={() => (newLink.value = null)}>
          {t("seats.revoked.done")}
        </button>
      </p>
    </section>
  );
}
