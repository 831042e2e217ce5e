import { useState } from "preact/hooks";
import { all } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField } from "../parts/field.tsx";
import { WordsPanel } from "../parts/words-panel.tsx";
import { ImprovementPlan } from "../evaluation/improvement-plan.tsx";
import { ObservationList, ObservationPanel } from "../evaluation/observation-panel.tsx";
import { RatingList } from "../evaluation/rating-list.tsx";
import { WatchedTraffic } from "../evaluation/watched-traffic.tsx";
import "../style/staff.css";

/** An evaluator's sheet: one contact point at a time, what it did, and what is to be said of it. */
export function EvaluatorSheet() {
  const states = watched();
  const [chosen, setChosen] = useState("");
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const state = chosen === "" ? (states[0]?.value ?? "") : chosen;
  const mark = (one: string): void =>
    setEvidence(
      evidence.includes(one) ? evidence.filter((other) => other !== one) : [...evidence, one],
    );
  return (
    <main class="desk staff">
      <div class="across">
        <section class="watched">
          <ChoiceField
            label={t("rate.state")}
            value={state}
            choices={states}
            onChange={(id) => {
              setChosen(id);
              setEvidence([]);
            }}
          />
        </section>
      </div>
      <WatchedTraffic state={state} evidence={evidence} onMark={mark} />
      <RatingList key={state} state={state} />
      <div class="beside">
        <ObservationPanel
          key={state}
          state={state}
          evidence={evidence}
          onMark={mark}
          onDone={() => setEvidence([])}
        />
        <ObservationList state={state} />
        <ImprovementPlan key={state} state={state} />
        <WordsPanel />
      </div>
    </main>
  );
}

/** Those that people play, or that something is rated of. */
function watched(): { value: string; text: string }[] {
  const rated = new Set(all("rating").map(([, { state }]) => state));
  return all("state").flatMap(([, { id, name, played_by }]) =>
    played_by !== "machine" || rated.has(id) ? [{ value: id, text: `${name} (${id})` }] : [],
  );
}
