import { useState } from "preact/hooks";
import { clock, seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { WordsPanel } from "../parts/words-panel.tsx";
import { ClockControls } from "../staff/clock-controls.tsx";
import { ForecastPanel } from "../staff/forecast-panel.tsx";
import { InjectLine } from "../staff/inject-line.tsx";
import { InjectList } from "../staff/inject-list.tsx";
import { LogPanel } from "../staff/log-panel.tsx";
import { OwedStates } from "../staff/owed-states.tsx";
import { SeatList } from "../staff/seat-list.tsx";
import { StaffTasks } from "../staff/staff-tasks.tsx";
import { Wall } from "./wall.tsx";
import "../style/staff.css";

/** The facilitator's desk: the clock, the time left, injects, who owes, seats, the log. */
export function FacilitatorDesk() {
  const [chosen, setChosen] = useState<string | null>(null);
  const governs = seat.value?.role === "facilitator";
  return (
    <main class="desk staff">
      {clock.value?.phase !== "ended" && (
        <div class="across strip-of-two">
          {governs && <ClockControls />}
          <ForecastPanel canSkip={governs} />
        </div>
      )}
      <div class="across">
        <InjectLine chosen={chosen} onChoose={setChosen} />
      </div>
      <div>
        <OwedStates />
        <StaffTasks />
        <SeatList canGovern={governs} />
      </div>
      <InjectList canGovern={governs} chosen={chosen} onChoose={setChosen} />
      <div class="beside">
        <LogPanel />
        <WordsPanel />
      </div>
      <details class="across">
        <summary>{t("wall.title")}</summary>
        <Wall />
      </details>
    </main>
  );
}
