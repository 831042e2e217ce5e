import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { journalArbitrary } from "../testing/index.ts";
import {
  IN_TIME,
  inTimeColumn,
  inTimeCounts,
  NOT_COUNTED,
  UNDECIDED,
} from "./preserved-in-time.ts";

test("A row is in time if every item of it was secured before it expired", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const table = requestTable(journal);
      const { items, text } = table;
      const column = inTimeColumn(table);
      for (const [row, judged] of column.entries()) {
        const places = [...items.request.keys()].filter((item) => items.request[item] === row);
        const secured = places.every(
          (item) =>
            (items.instants.preserved_at[item] ?? Number.NaN) <
            (items.instants.data_expires_at[item] ?? Number.NaN),
        );
        if (judged !== NOT_COUNTED) {
          expect(judged === IN_TIME).toBe(secured && text.outcome[row] === "preserved");
          expect(text.form[row]).toBe("preservation");
        }
        expect(judged === UNDECIDED && text.outcome[row] !== "open").toBe(false);
      }
      const { n } = inTimeCounts(table);
      expect(n).toBe(column.filter((judged) => judged !== NOT_COUNTED).length);
    }),
  );
});
