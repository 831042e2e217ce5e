import fc from "fast-check";
import { expect, test } from "vitest";
import { orderArbitrary, spoiltOrderArbitrary } from "../testing/order-arbitrary.ts";
import type { PortalOrder, Problem } from "./order-schemas.ts";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import { portalHandler } from "./portal-handler.ts";
import type { PortalProblemName } from "./portal-problem.ts";
import { ORDER_BYTES_MOST } from "./read-order.ts";
import { SampleBook } from "./sample-book.ts";

const ORDER = PORTAL_EXAMPLES.order;
const ORDERS = "https://mailhaven.provider.example/orders";

test("an order that comes again gets the same answer and takes effect once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(orderArbitrary(), { maxLength: 12, size: "max" }), async (orders) => {
      const book = new SampleBook();
      const handler = portalHandler(book);
      const first = new Map<string, { body: string; answer: string }>();
      for (const order of orders) {
        const body = JSON.stringify(order);
        const response = await handler(place(order));
        const answer = await response.text();
        const earlier = first.get(order.order);
        if (earlier === undefined) {
          expect(response.status).toBe(202);
          first.set(order.order, { body, answer });
        } else if (earlier.body === body) {
          expect(answer).toBe(earlier.answer);
        } else {
          expect([response.status, nameOf(answer)]).toEqual([409, "key-reused"]);
        }
      }
      expect(book.placed.map(({ order }) => order)).toEqual([...first.keys()]);
    }),
  );
});

test("white space and the order of fields make no other order", async () => {
  const handler = portalHandler(new SampleBook());
  const reversed = Object.fromEntries(Object.entries(ORDER).toReversed());
  const one = await handler(place(ORDER));
  const two = await handler(place(ORDER, { body: JSON.stringify(reversed, null, 4) }));
  expect(two.status).toBe(202);
  expect(await two.text()).toBe(await one.text());
});

test("an order under a second key is a conflict, and a refusal is remembered too", async () => {
  const book = new SampleBook();
  const handler = portalHandler(book);
  await handler(place(ORDER));
  const again = await handler(place(ORDER, { headers: { "idempotency-key": "another" } }));
  expect(nameOf(await again.text())).toBe("order-exists");
  const stranger = { ...ORDER, order: "r/0/0", request: "r", ordering_state: "XZ" };
  for (let time = 0; time < 2; time++) {
    const refused = await handler(place(stranger));
    expect([refused.status, nameOf(await refused.text())]).toEqual([422, "unknown-state"]);
  }
  expect((await handler(status(stranger.order))).status).toBe(404);
  expect(book.placed).toEqual([ORDER]);
});

test("copies of an order that come at the same time take effect once", async () => {
  const book = new SampleBook();
  const handler = portalHandler(book);
  const responses = await Promise.all(Array.from({ length: 8 }, () => handler(place(ORDER))));
  expect(new Set(await Promise.all(responses.map((each) => each.text()))).size).toBe(1);
  expect(book.placed).toEqual([ORDER]);
});

test("whatever is sent gets an answer, and only marked orders of the schema take effect", async () => {
  const book = new SampleBook();
  const handler = portalHandler(book, { remembers: 5 });
  const body = fc.oneof(
    spoiltOrderArbitrary().map((order) => JSON.stringify(order)),
    fc.json(),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.webPath(), async (text, path) => {
      const before = book.placed.length;
      const response = await handler(place(ORDER, { body: text }));
      const taken = response.status === 202 ? 1 : 0;
      // An order that came before is not placed again.
      expect(book.placed.length - before).toBeLessThanOrEqual(taken);
      expect([202, 400, 409, 422]).toContain(response.status);
      const other = await handler(new Request(`${ORDERS}${path}`));
      expect([200, 404, 405]).toContain(other.status);
    }),
    { numRuns: 300 },
  );
  for (const { marking } of book.placed) expect(marking).toContain("EXERCISE");
});

test.each<[PortalProblemName, number, Request]>([
  ["malformed", 400, place(ORDER, { body: "{" })],
  ["malformed", 400, place(ORDER, { body: "" })],
  ["malformed", 400, place(ORDER, { body: "[".repeat(ORDER_BYTES_MOST) })],
  ["malformed", 400, place(ORDER, { body: `{"identifiers":${nested(8_000)}}` })],
  ["malformed", 400, place(ORDER, { body: new Uint8Array([0x22, 0xff, 0x22]) })],
  ["malformed", 400, place({ ...ORDER, order: "everyday/XA/17/0/1" })],
  ["malformed", 400, place({ ...ORDER, identifiers: [] })],
  ["key-missing", 400, place(ORDER, { headers: { "idempotency-key": "" } })],
  ["key-missing", 400, place(ORDER, { headers: { "idempotency-key": "k".repeat(2_561) } })],
  ["unknown-path", 404, new Request("https://mailhaven.provider.example/order")],
  ["unknown-path", 404, new Request(`${ORDERS}/a/b`)],
  ["unknown-path", 404, new Request(`${ORDERS}/%ff`)],
  ["unknown-order", 404, status("never/0/0")],
  ["wrong-method", 405, new Request(ORDERS)],
  ["wrong-method", 405, new Request(`${ORDERS}/x`, { method: "DELETE" })],
  ["oversize", 413, place(ORDER, { body: " ".repeat(ORDER_BYTES_MOST + 1) })],
  ["wrong-media-type", 415, place(ORDER, { headers: { "content-type": "text/plain" } })],
  ["unmarked", 422, place({ ...ORDER, marking: "REAL" })],
  ["unknown-state", 422, place({ ...ORDER, ordering_state: "XZ" })],
])("what is %s is refused with status %i and changes nothing", async (name, code, request) => {
  const book = new SampleBook();
  const response = await portalHandler(book)(request);
  expect(response.status).toBe(code);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(nameOf(await response.text())).toBe(name);
  expect(book.placed).toEqual([]);
});

test("a credential speaks for one State, and another's order stays unknown to it", async () => {
  const book = new SampleBook();
  const stateOf = (authorization: string | null): string | null =>
    /^Bearer of-(\w+)$/.exec(authorization ?? "")?.[1] ?? null;
  const handler = portalHandler(book, { stateOf });
  const as = (state: string) => ({ headers: { authorization: `Bearer of-${state}` } });
  const statusAs = async (state: string): Promise<number> =>
    (await handler(new Request(status(ORDER.order), as(state)))).status;
  expect((await handler(place(ORDER))).status).toBe(401);
  expect((await handler(status(ORDER.order))).status).toBe(401);
  expect((await handler(place(ORDER, as("XA")))).status).toBe(403);
  expect(book.placed).toEqual([]);
  expect((await handler(place(ORDER, as("XB")))).status).toBe(202);
  expect([await statusAs("XA"), await statusAs("XB")]).toEqual([404, 200]);
});

test("beyond what it remembers the portal forgets the oldest orders, whatever became of them", async () => {
  const handler = portalHandler(new SampleBook(), { remembers: 2 });
  const orders = [0, 1, 2].map((item) => ({ ...ORDER, item, order: `${ORDER.request}/${item}/0` }));
  for (const order of orders) await handler(place(order));
  const codes = [];
  for (const { order } of orders) codes.push((await handler(status(order))).status);
  expect(codes).toEqual([404, 200, 200]);
});

interface Differently {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

function place(order: PortalOrder, { body, headers }: Differently = {}): Request {
  return new Request(ORDERS, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      "idempotency-key": encodeURIComponent(order.order),
      ...headers,
    },
    body: body ?? JSON.stringify(order),
  });
}

function status(order: string): Request {
  return new Request(`${ORDERS}/${encodeURIComponent(order)}`);
}

function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}

function nameOf(body: string): string | undefined {
  return (JSON.parse(body) as Problem).type.split("/").at(-1);
}
