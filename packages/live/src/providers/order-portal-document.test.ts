import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { orderArbitrary, spoiltOrderArbitrary } from "../testing/order-arbitrary.ts";
import { orderPortalDocument } from "./order-portal-document.ts";
import { portalOrderSchema } from "./order-schemas.ts";
import { portalHandler } from "./portal-handler.ts";
import { SampleBook } from "./sample-book.ts";

const document = JSON.parse(JSON.stringify(orderPortalDocument())) as PortalDocument;
const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, "portal");

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document) as never)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("every example fits the schema beside it", () => {
  const contents = [...contentsWithin(document.paths)];
  expect(contents.length).toBeGreaterThan(10);
  for (const { schema, examples } of contents) {
    for (const [name, { value }] of Object.entries(examples)) {
      expect(complaints(schema, value), name).toBeNull();
    }
  }
});

test("the document takes the orders that the portal takes, but for how an id is made up", () => {
  const order = { $ref: "#/components/schemas/Order" };
  fc.assert(
    fc.property(fc.oneof(orderArbitrary(), spoiltOrderArbitrary()), (value) => {
      const { error } = portalOrderSchema.safeParse(value);
      const misfits = error?.issues.some(({ code }) => code !== "custom") ?? false;
      expect(complaints(order, value) !== null).toBe(misfits);
    }),
    { numRuns: 1_000 },
  );
});

test("the portal gives no answer that the document does not have", async () => {
  const handler = portalHandler(new SampleBook(), { remembers: 20 });
  const bodies = fc.oneof(orderArbitrary(), spoiltOrderArbitrary(), fc.anything());
  await fc.assert(
    fc.asyncProperty(bodies, async (order) => {
      const headers = { "content-type": "application/json", "idempotency-key": "a" };
      const body = JSON.stringify(order) ?? "";
      const id = (order as { order?: unknown } | null)?.order;
      const ids = typeof id === "string" && id !== "" ? { "idempotency-key": encode(id) } : {};
      const url = "https://mailhaven.provider.example/orders";
      const placed = new Request(url, { method: "POST", headers: { ...headers, ...ids }, body });
      await expectDocumented(document.paths["/orders"].post, await handler(placed));
      for (let time = 0; time < 2 && typeof id === "string" && id !== ""; time++) {
        const asked = await handler(new Request(`${url}/${encode(id)}`));
        await expectDocumented(document.paths["/orders/{order}"].get, asked);
      }
    }),
    { numRuns: 300 },
  );
});

async function expectDocumented(operation: Operation, response: Response): Promise<void> {
  const content = operation.responses[response.status]?.content ?? {};
  const media = content[response.headers.get("content-type") ?? ""];
  expect(media, `status ${response.status}`).toBeDefined();
  expect(complaints(media?.schema ?? {}, await response.json())).toBeNull();
}

function complaints(schema: object, value: unknown): string | null {
  const validate = "$ref" in schema ? ajv.getSchema(`portal${String(schema.$ref)}`) : undefined;
  if (validate === undefined) return "no such schema";
  return validate(value) === true ? null : ajv.errorsText(validate.errors);
}

function encode(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

interface Media {
  readonly schema: object;
  readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, Media>> }>
  >;
}

interface PortalDocument {
  readonly paths: {
    readonly "/orders": { readonly post: Operation };
    readonly "/orders/{order}": { readonly get: Operation };
  };
}

/** Everything that pairs a schema with examples. */
function* contentsWithin(value: unknown): Generator<Media> {
  if (typeof value !== "object" || value === null) return;
  if ("schema" in value && "examples" in value) yield value as Media;
  else for (const each of Object.values(value)) yield* contentsWithin(each);
}
