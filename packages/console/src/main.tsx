import { effect } from "@preact/signals";
import { render } from "preact";
import { connect, person, refusal, waysIn } from "./connection/connection.ts";
import { beat, clock, seat } from "./connection/desk-store.ts";
import { currentLanguage, showFirstLanguage, t } from "./language/language.ts";
import { JoinPage } from "./pages/join-page.tsx";
import { PlayerDesk } from "./pages/player-desk.tsx";
import { Wall } from "./pages/wall.tsx";
import { ClockBar } from "./parts/clock-bar.tsx";
import { HotWash, ReplayClosed } from "./parts/hot-wash.tsx";
import { headingOf, keepFocus } from "./parts/kept-focus.ts";
import { Later } from "./parts/later.tsx";
import { NewLink } from "./parts/new-link.tsx";

function Page() {
  return (
    <>
      <SkipLink />
      <ClockBar />
      <NewLink />
      {refusal.value !== null && (
        <p class="refusal" role="alert">
          <strong>{t("refused.title")}.</strong> {t(`refused.${refusal.value.error}`)}{" "}
          <span lang="en" dir="ltr">
            {refusal.value.sentence}
          </span>
        </p>
      )}
      {isReplay() ? <ReplayClosed /> : <HotWash />}
      <Desk />
    </>
  );
}

function Desk() {
  const own = seat.value;
  if (own === null) return <NoSeat />;
  if (isReplay()) return <Later load={replay} />;
  if (own.role === "observer")
    return (
      <main class="desk wall">
        <Wall />
      </main>
    );
  // Who comes when all is over reads, and needs no name for that.
  if (person.value === "" && clock.value?.phase !== "ended") return <JoinPage />;
  if (own.role === "player") return <PlayerDesk />;
  return own.role === "evaluator" ? <Later load={evaluatorSheet} /> : <Later load={staffDesk} />;
}

function NoSeat() {
  return (
    <main class="join">
      <h1>{t("join.title")}</h1>
      {waysIn.value?.links !== false && <p>{t("link.open")}</p>}
      {waysIn.value?.sign_in === true && (
        <p>
          <a class="main" href="/sign-in">
            {t("sign-in")}
          </a>
        </p>
      )}
    </main>
  );
}

/** The view of a whole run: all that a recorded run has, and one that the staff has of a hot wash. */
function isReplay(): boolean {
  const own = seat.value;
  if (own === null || own.id === "viewer") return own !== null;
  return location.pathname === "/replay" && own.role !== "player" && own.role !== "observer";
}

/** Players need not load what the staff sees. */
const staffDesk = async () => (await import("./pages/facilitator-desk.tsx")).FacilitatorDesk;
const replay = async () => (await import("./pages/replay.tsx")).Replay;
const evaluatorSheet = async () => (await import("./pages/evaluator-sheet.tsx")).EvaluatorSheet;

/** For who goes by keyboard: past what stands above every page. */
function SkipLink() {
  const skip = (event: Event): void => {
    event.preventDefault();
    const main = document.querySelector("main");
    if (main !== null) headingOf(main)?.focus();
  };
  return (
    <a class="skip" href="#page" onClick={skip}>
      {t("skip.to-work")}
    </a>
  );
}

effect(() => {
  document.documentElement.lang = currentLanguage.value.code;
  document.documentElement.dir = currentLanguage.value.direction;
});
effect(() => {
  const isOver = clock.value?.phase === "ended" && !isReplay();
  document.documentElement.classList.toggle("over", isOver);
});
setInterval(() => (beat.value = Date.now()), 1_000);
void connect();
await showFirstLanguage();
const root = document.querySelector<HTMLElement>("#page");
if (root !== null) {
  render(<Page />, root);
  keepFocus(root);
  document.querySelector("#unstarted")?.remove();
}
