import { type Board, isStaff, type LogDocument } from "../desk/index.ts";
import type { ExerciseRecord } from "../log/index.ts";

/** One line of the staff's log, `log/<number>`. */
export function putLog(board: Board, record: ExerciseRecord): void {
  const document: LogDocument = { kind: "log", record };
  board.put({
    key: `log/${record.number}`,
    show: (seat) => (isStaff(seat) ? document : null),
  });
}
