import type { Distribution, Instant } from "@contactpoint/engine";
import type { ResolvedDesk } from "@contactpoint/protocol";
import { CALENDAR_MARGIN } from "./calendar-horizon.ts";
import { dailyIntervals } from "./daily-intervals.ts";
import type { DailySpan } from "./daily-intervals.ts";
import type { LocalCalendar } from "./local-calendar.ts";
import { sweepIntervals } from "./sweep-intervals.ts";

/** A shift of a roster. Shifts that overlap add up. */
export interface RosterShift extends DailySpan {
  readonly id: string;
  /** Tasks worked at once; a whole number from 0. */
  readonly officers: number;
  /** True if the officers are at home and must be called out. */
  readonly on_call: boolean;
  /** Call to presence, of an officer on call. */
  readonly call_out: Distribution | null;
}

/**
 * The duty of a desk over a run and `CALENDAR_MARGIN` around it. Neighbouring segments differ.
 * Where several shifts have officers on call, they add up and the first of the roster lends its
 * call-out time. Each occurrence of a shift has its own crew, so a shift that follows itself
 * hands over too; a shift without officers takes part in no hand-over.
 *
 * @throws RangeError for a reading that is no time of day.
 */
export function resolveDesk(
  roster: readonly RosterShift[],
  calendar: LocalCalendar,
  start: Instant,
  end: Instant,
): ResolvedDesk {
  const opens = start - CALENDAR_MARGIN;
  const closes = end + CALENDAR_MARGIN;
  const staffed = roster.map((shift) => shift.officers > 0);
  const segments = new SegmentList(opens);
  const handOvers: Instant[] = [];
  const intervals = roster.map((shift) => dailyIntervals(shift, calendar, start, end));
  sweepIntervals(intervals, (at, open, ended, began) => {
    if (at >= closes) return;
    let officers = 0;
    let onCall = 0;
    let onCallShift = -1;
    for (const [index, shift] of roster.entries()) {
      if (open[index] !== true) continue;
      if (!shift.on_call) officers += shift.officers;
      else if (shift.officers > 0) {
        onCall += shift.officers;
        if (onCallShift < 0) onCallShift = index;
      }
    }
    segments.add(Math.max(at, opens), officers, onCall, onCallShift);
    if (at < opens) return;
    const isStaffed = (flag: boolean, index: number): boolean => flag && staffed[index] === true;
    if (ended.some(isStaffed) && began.some(isStaffed)) handOvers.push(at);
  });
  return {
    from: segments.from,
    officers: segments.officers,
    on_call: segments.onCall,
    on_call_shift: segments.onCallShift,
    shifts: roster.map(({ id, call_out }) => ({ id, call_out })),
    hand_overs: handOvers,
  };
}

/** Collects segments in order of time and joins equal neighbours. Begins with a closed desk. */
class SegmentList {
  readonly from: Instant[];
  readonly officers = [0];
  readonly onCall = [0];
  readonly onCallShift = [-1];

  constructor(opens: Instant) {
    this.from = [opens];
  }

  add(at: Instant, officers: number, onCall: number, onCallShift: number): void {
    // Edges before the horizon all come as its first instant: the last of them counts.
    if (this.from.at(-1) === at) this.#drop();
    const last = this.from.length - 1;
    const same =
      this.officers[last] === officers &&
      this.onCall[last] === onCall &&
      this.onCallShift[last] === onCallShift;
    if (same) return;
    this.from.push(at);
    this.officers.push(officers);
    this.onCall.push(onCall);
    this.onCallShift.push(onCallShift);
  }

  #drop(): void {
    this.from.pop();
    this.officers.pop();
    this.onCall.pop();
    this.onCallShift.pop();
  }
}
