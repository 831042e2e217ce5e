import { give } from "../connection/connection.ts";
import { clock, hotWash, isClosed, type Of, seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { AskSure } from "./ask-sure.tsx";
import { zonedText } from "./time-text.ts";

const MINUTE = 60_000;

/**
 * From the end on: that the exercise has ended, the reader's report, and the replay for who may see
 * it. What it says stands in one element from before the end, so that screen readers tell it.
 */
export function HotWash() {
  const isOver = clock.value?.phase === "ended";
  const shown = hotWash.value;
  return (
    <section {...(isOver && { class: "hot-wash", "aria-labelledby": "ended-title" })}>
      <div role="status" aria-atomic={false}>
        {isOver && (
          <>
            <h2 id="ended-title">{t("ended.title")}</h2>
            <p>{t(sentenceOf(shown))}</p>
          </>
        )}
      </div>
      {isOver && shown?.phase === "open" && <Readings of={shown} />}
    </section>
  );
}

function sentenceOf(shown: Of<"hot-wash"> | undefined) {
  if (shown === undefined) return "ended.writing";
  return shown.phase === "closed" ? "ended.closed" : (`ended.${shown.disclosure}` as const);
}

/** Where the exercise is seen again: that the service has closed. */
export function ReplayClosed() {
  return <div role="status">{isClosed.value && <p class="notice">{t("ended.closed")}</p>}</div>;
}

function Readings({ of }: { of: Extract<Of<"hot-wash">, { phase: "open" }> }) {
  return (
    <>
      <p class="buttons">
        <NewTab path="/report" text={t("ended.read")} />
        {of.replay && <NewTab path="/replay" text={t("ended.replay")} />}
      </p>
      <p class="quiet">{t("ended.until", { time: zonedText(of.closes, ownOffset(of.closes)) })}</p>
      {seat.value?.role === "facilitator" && (
        <AskSure
          text={t("ended.close")}
          sure={t("ended.close.sure")}
          onSure={() => void give({ order: "close" })}
        />
      )}
    </>
  );
}

function NewTab({ path, text }: { path: string; text: string }) {
  return (
    <a class="main" href={path} target="_blank" rel="noopener">
      {text}
      <span class="visually-hidden"> ({t("ended.new-tab")})</span>
    </a>
  );
}

/** Of the reader's own clock from UTC: the service closes in real time. */
function ownOffset(instant: number): number {
  return -new Date(instant).getTimezoneOffset() * MINUTE;
}
