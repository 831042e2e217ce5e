import { useState } from "preact/hooks";
import { t } from "../language/language.ts";
import { livePicture, type Picture } from "../parts/picture.ts";
import { PictureView } from "../parts/picture-view.tsx";
import { clockText } from "../parts/time-text.ts";

/** What everybody may see of the exercise. What moves can be made to stand still. */
export function Wall() {
  const [held, setHeld] = useState<Picture | null>(null);
  const live = livePicture();
  return (
    <>
      <p class="buttons">
        <button
          type="button"
          aria-pressed={held !== null}
          onClick={() => setHeld(held === null ? live : null)}
        >
          {t("wall.hold")}
        </button>
        {held !== null && (
          <span role="status">
            {t("wall.held")} <bdi>{clockText(held.now, 0, true)} UTC</bdi>
          </span>
        )}
      </p>
      <PictureView picture={held ?? live} />
    </>
  );
}
