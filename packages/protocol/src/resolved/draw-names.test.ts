import { expect, test } from "vitest";
import { drawNameOf, readDrawName } from "./draw-names.ts";

test.for([
  "link/XA>XB/everyday/XA/17/128.0",
  "link/XF-01>XB/everyday/XA/17/c1/128.2",
  "takes/XB/everyday/XA/17/acknowledge/1",
  "finds/XB/inject/call/1/decide-assistance/12",
  "answers/mail-haven/everyday/XA/17/0/1",
  "answers-after/mail-haven/everyday/XA/17/c2/1/3",
])("%s is read and written alike", (name) => {
  const read = readDrawName(name);
  expect(read).not.toBeNull();
  expect(read === null ? "" : drawNameOf(read)).toBe(name);
});

test.for([
  "link/XA/everyday/XA/17/128.0",
  "link/XA>XB/everyday/XA/17/try-2",
  "takes/XB/everyday/XA/17/sleep/1",
  "answers/mail/everyday/XA/17/one/1",
  "weather/XA/everyday/XA/17/0/1",
  "drop",
])("no draw is called %s", (name) => {
  expect(readDrawName(name)).toBeNull();
});
