import fc from "fast-check";
import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { STAGES } from "../fold/request-table.ts";
import { journalArbitrary, JournalWriter, sampleItem } from "../testing/index.ts";
import { csvChunks, secondsField, textField } from "./csv-field.ts";
import { itemsCsv } from "./items-csv.ts";
import { requestsCsv } from "./requests-csv.ts";

const ID = "everyday/XA/1";

// A reader of RFC 4180, written for these tests alone.
function parsed(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? "";
    const row = rows.at(-1) ?? [];
    if (quoted && char === '"' && text[index + 1] === '"') {
      row.push(`${row.pop() ?? ""}"`);
      index += 1;
    } else if (char === '"') {
      quoted = !quoted;
    } else if (!quoted && char === ",") {
      row.push("");
    } else if (!quoted && char === "\n") {
      rows.push([""]);
    } else {
      row.push(`${row.pop() ?? ""}${char}`);
    }
  }
  return rows.slice(0, -1);
}

function records(chunks: Iterable<string>): Record<string, string>[] {
  const [header = [], ...rows] = parsed([...chunks].join(""));
  return rows.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])),
  );
}

test("The header of requests.csv is the published one", () => {
  const [header] = requestsCsv(requestTable(new JournalWriter().end()));
  expect(header).toBe(
    "request_id,parent_id,warm_up,incident_id,duplicate_of,form,urgency,requesting_state,requested_state,instrument,route,hops,items,needed_at,sent_at,delivered_at,handling_started_at,acknowledged_at,decided_at,ordered_at,preserved_at,preserved_until,confirmed_at,closed_at,outcome,refusal_ground,data_expires_at,requesting_zone,requested_zone,requested_local_hour,duty,holiday,weekend,hand_over,clock_change,time_to_acknowledge_s,response_time_s,time_to_preserve_s,time_to_confirm_s,prepare_s,transit_s,closed_s,busy_s,handling_s,authority_s,provider_s,requester_s,hub_s\n",
  );
});

test("Instants are ISO 8601, durations have three decimals, and what did not happen is empty", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID)
      .minute(1 + 5 / 60_000)
      .sent(ID, "request")
      .minute(2)
      .delivered(ID, "request")
      .end(),
  );
  const [row] = records(requestsCsv(table));
  expect(row).toMatchObject({
    request_id: ID,
    parent_id: "",
    warm_up: "false",
    route: "XA>XB",
    hops: "1",
    items: "1",
    needed_at: "2027-03-01T00:00:00.000Z",
    sent_at: "2027-03-01T00:01:00.005Z",
    acknowledged_at: "",
    outcome: "open",
    requested_local_hour: "1",
    duty: "desk",
    weekend: "false",
    time_to_acknowledge_s: "",
    prepare_s: "60.005",
    transit_s: "59.995",
    hub_s: "0.000",
  });
});

test("items.csv has one row an item and names the child that pursues it", () => {
  const table = requestTable(
    new JournalWriter()
      .need(ID, { items: [sampleItem(), sampleItem({ provider: "cloud, inc" })] })
      .sent(ID, "request")
      .minute(3)
      .order(ID, 0)
      .minute(4)
      .order(ID, 0, "preserved")
      .sent(ID, "traffic-data-disclosure", { item: 1 })
      .need(`${ID}/c1`, { parent: ID, parent_item: 1, to: "XH" })
      .end(),
  );
  const rows = records(itemsCsv(table));
  expect(
    rows.map((row) => [row["request_id"], row["item"], row["outcome"], row["child_id"]]),
  ).toEqual([
    [ID, "0", "preserved", ""],
    [ID, "1", "open", `${ID}/c1`],
    [`${ID}/c1`, "0", "open", ""],
  ]);
  expect(rows[0]).toMatchObject({
    ordered_at: "2027-03-01T00:03:00.000Z",
    preserved_at: "2027-03-01T00:04:00.000Z",
    confirmed_at: "",
    stated_expiry: "",
  });
  expect(rows[1]?.["provider"]).toBe("cloud, inc");
});

test("A reader of the file gets every number of the table back", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const table = requestTable(journal);
      const rows = records(requestsCsv(table));
      expect(rows.map((row) => row["request_id"])).toEqual(table.text.request_id);
      for (const [index, row] of rows.entries()) {
        for (const stage of STAGES) {
          expect(Math.round(Number(row[`${stage}_s`]) * 1_000)).toBe(table.stages[stage][index]);
        }
        expect(row["outcome"]).toBe(table.text.outcome[index]);
        expect(row["closed_at"] === "").toBe(Number.isNaN(table.instants.closed_at[index]));
      }
      expect(records(itemsCsv(table))).toHaveLength(table.items.rows);
    }),
    { numRuns: 60 },
  );
});

test("Any text survives the way through a file", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 })), (rows) => {
      const chunks = csvChunks(["one", "other"], rows.length, (row) =>
        (rows[row] ?? []).map(textField),
      );
      expect(parsed([...chunks].join("")).slice(1)).toEqual(rows);
    }),
  );
});

test("Seconds are exact to the millisecond", () => {
  expect([0, 5, 999, 1_000, 12_345, -5].map((duration) => secondsField(duration))).toEqual([
    "0.000",
    "0.005",
    "0.999",
    "1.000",
    "12.345",
    "-0.005",
  ]);
});
