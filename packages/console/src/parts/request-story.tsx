import type { ToldFact } from "@contactpoint/exercise";
import { useEffect, useRef, useState } from "preact/hooks";
import { run, show, story, tell, wanted } from "../connection/run-store.ts";
import { named, t } from "../language/language.ts";
import { factText, whoOf } from "./fact-text.ts";
import { Folded } from "./folded.tsx";
import { LetterView } from "./letter-view.tsx";
import { clockText } from "./time-text.ts";

/** So many steps are shown at first; a request over a link that fails has hundreds. */
const STEPS_FIRST = 100;

/** One request from its need to its end: who did what when, on three clocks, and what was written. */
export function RequestStory() {
  const told = story.value;
  if (told === null) return null;
  return <Told key={told.request} />;
}

function Told() {
  const [isWhole, setWhole] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever opened it is led there, also without a mouse.
  useEffect(() => title.current?.focus(), []);
  const told = story.value;
  if (told === null) return null;
  const { request, from, to, facts, messages, from_offsets, to_offsets } = told;
  const steps = isWhole ? facts : facts.slice(0, STEPS_FIRST);
  return (
    <section class="story" aria-labelledby="story-title">
      <h2 id="story-title" tabIndex={-1} ref={title}>
        <bdi>{request}</bdi>
      </h2>
      <p class="buttons">
        <bdi>
          {from} → {to}
        </bdi>
        <button type="button" class="quiet-button" onClick={() => void tell(null)}>
          {t("replay.close")}
        </button>
      </p>
      <div class="wide" tabIndex={0} role="group" aria-label={t("replay.story")}>
        <table>
          <thead>
            <tr>
              <th scope="col">UTC</th>
              <th scope="col">{t("replay.local", { state: from })}</th>
              <th scope="col">{t("replay.local", { state: to })}</th>
              <th scope="col">{t("replay.who")}</th>
              <th scope="col">{t("replay.what")}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((fact, index) => (
              <Step
                key={fact.line}
                fact={fact}
                locals={[from_offsets[index] ?? 0, to_offsets[index] ?? 0]}
              />
            ))}
          </tbody>
        </table>
      </div>
      {steps.length < facts.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {t("replay.whole", { n: facts.length })}
        </button>
      )}
      <Folded title={`${t("case.messages")} (${messages.length})`}>
        {() =>
          messages.map((message) => (
            <LetterView key={`${message.direction}${message.letter.id}`} message={message} />
          ))
        }
      </Folded>
    </section>
  );
}

function Step({ fact, locals }: { fact: ToldFact; locals: readonly [number, number] }) {
  const { record, line } = fact;
  const isLater = record.at > wanted.value;
  return (
    <tr class={isLater ? "later" : ""}>
      <td>
        <button type="button" class="time" onClick={() => show(record.at)}>
          <bdi>{clockText(record.at, 0, true)}</bdi>
        </button>
      </td>
      {locals.map((offset, side) => (
        <td key={side}>
          <bdi>{clockText(record.at, offset)}</bdi>
        </td>
      ))}
      <td>
        <Who fact={fact} />
      </td>
      <td>
        {factText(record)} <span class="quiet small">{t("replay.at-line", { line })}</span>
        {isLater && <span class="quiet small"> · {t("replay.later")}</span>}
      </td>
    </tr>
  );
}

/** The contact point, and who played it where a person or an officer did something. */
export function Who({ fact: { record, by, person } }: { fact: ToldFact }) {
  return (
    <>
      <bdi>{whoOf(record)}</bdi>
      {by !== null && run.value?.played === true && (
        <span class="quiet small"> {person === "" ? named("by", by) : <bdi>{person}</bdi>}</span>
      )}
    </>
  );
}
