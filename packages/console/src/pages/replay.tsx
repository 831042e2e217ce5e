import { useEffect } from "preact/hooks";
import { one, type Of } from "../connection/desk-store.ts";
import { run, show, standing, wanted } from "../connection/run-store.ts";
import { t } from "../language/language.ts";
import { LastFacts } from "../parts/last-facts.tsx";
import { PictureView } from "../parts/picture-view.tsx";
import type { Picture } from "../parts/picture.ts";
import { playForward } from "../parts/play-forward.ts";
import { RequestList } from "../parts/request-list.tsx";
import { RequestStory } from "../parts/request-story.tsx";
import { MarkTable, ScrubBar } from "../parts/scrub-bar.tsx";

/** The address follows the instant this long after it came to rest, in milliseconds. */
const REST_MS = 300;

/** A recorded run at any of its instants. */
export function Replay() {
  const of = run.value;
  return of === undefined ? <main class="desk" /> : <Recorded of={of} />;
}

function Recorded({ of }: { of: Of<"run"> }) {
  useEffect(() => {
    const open = (): void => show(addressed() ?? of.opens);
    open();
    addEventListener("hashchange", open);
    const stop = playForward();
    return () => {
      removeEventListener("hashchange", open);
      stop();
    };
  }, [of]);
  const at = wanted.value;
  useEffect(() => {
    if (standing.value === null) return;
    const rest = setTimeout(
      () => history.replaceState(null, "", `#t=${new Date(at).toISOString()}`),
      REST_MS,
    );
    return () => clearTimeout(rest);
  }, [at]);
  const picture = pictureShown();
  return (
    <main class="replay">
      {of.notices.map((notice) => (
        <p key={notice.notice} class="notice">
          {t(`run.${notice.notice}`, "line" in notice ? { line: notice.line } : {})}
        </p>
      ))}
      <ScrubBar of={of} />
      <MarkTable />
      <div class="desk watched">
        <div class="picture">{picture !== null && <PictureView picture={picture} />}</div>
        <div class="told">
          <RequestList />
          <RequestStory />
          <LastFacts />
        </div>
      </div>
    </main>
  );
}

/** The instant that the address names, if it names one. */
function addressed(): number | null {
  const named = /^#t=(.+)$/.exec(location.hash)?.[1];
  const instant = Date.parse(decodeURIComponent(named ?? ""));
  return Number.isNaN(instant) ? null : instant;
}

function pictureShown(): Picture | null {
  const told = standing.value;
  if (told === null) return null;
  const { at, states, links, more_links, latencies } = told;
  return {
    now: at,
    states,
    links,
    moreLinks: more_links,
    latencies: latencies.rows,
    realStates: one("exercise", "exercise")?.real_states === true,
  };
}
