import * as z from "zod";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import {
  orderReceiptSchema,
  orderStatusSchema,
  portalOrderSchema,
  problemSchema,
} from "./order-schemas.ts";
import { PORTAL_PROBLEMS, portalProblem, type PortalProblemName } from "./portal-problem.ts";

/** The order portal of a provider as an OpenAPI 3.1 document, from the schemas that validate. */
export function orderPortalDocument(): Readonly<Record<string, unknown>> {
  return {
    openapi: "3.1.1",
    info: {
      title: "Order portal of a service provider",
      version: "1.0.0",
      summary: "Takes orders to preserve or disclose data, in exercises only.",
      description:
        "An order is answered later: it is placed, then asked after. Every order carries a marking that contains EXERCISE; any other is refused. Times are milliseconds on the exercise clock.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [
      {
        url: "https://{provider}.provider.example",
        description: "Stands for the portal of each provider.",
        variables: { provider: { default: "mailhaven" } },
      },
    ],
    security: [{}, { credential: [] }],
    paths: { "/orders": { post: placeOperation() }, "/orders/{order}": { get: statusOperation() } },
    components: {
      schemas: componentSchemas(),
      securitySchemes: { credential: { type: "http", scheme: "bearer" } },
    },
  };
}

function placeOperation(): object {
  return {
    operationId: "placeOrder",
    summary: "Hands an order in.",
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        required: true,
        description:
          "The same key with the same order gets the same answer, and the order has its effect once. With another order it is a conflict.",
        schema: { type: "string", pattern: String.raw`^[\x21-\x7e]{1,2560}$` },
        example: encodeURIComponent(PORTAL_EXAMPLES.order.order),
      },
    ],
    requestBody: {
      required: true,
      content: jsonContent("Order", { preservation: PORTAL_EXAMPLES.order }),
    },
    responses: {
      "202": {
        description: "The order was taken, now or when it came first.",
        content: jsonContent("Receipt", { taken: PORTAL_EXAMPLES.receipt }),
      },
      ...problemResponses([
        "malformed",
        "key-missing",
        "unauthorised",
        "other-state",
        "key-reused",
        "order-exists",
        "oversize",
        "wrong-media-type",
        "unmarked",
        "unknown-state",
        "internal-fault",
      ]),
    },
  };
}

function statusOperation(): object {
  return {
    operationId: "askAfterOrder",
    summary: "Asks for the answer to an order.",
    parameters: [
      {
        name: "order",
        in: "path",
        required: true,
        description: "Id of the order, its slashes percent-encoded.",
        schema: { type: "string" },
        example: PORTAL_EXAMPLES.order.order,
      },
    ],
    responses: {
      "200": {
        description: "How the order stands.",
        content: jsonContent("Status", PORTAL_EXAMPLES.statuses),
      },
      ...problemResponses(["unauthorised", "unknown-order", "internal-fault"]),
    },
  };
}

/** A response for each status, with an example of each problem that has it. */
function problemResponses(names: readonly PortalProblemName[]): Record<string, object> {
  const byStatus = Map.groupBy(names, (name) => PORTAL_PROBLEMS[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, its]) => {
      const examples = Object.fromEntries(its.map((name) => [name, portalProblem(name)]));
      const content = jsonContent("Problem", examples)["application/json"];
      return [
        String(status),
        {
          description: its.map((name) => PORTAL_PROBLEMS[name].title).join(" Or: "),
          content: { "application/problem+json": content },
        },
      ];
    }),
  );
}

function jsonContent(
  schema: string,
  examples: Readonly<Record<string, unknown>>,
): { readonly "application/json": object } {
  return {
    "application/json": {
      schema: { $ref: reference(schema) },
      examples: Object.fromEntries(
        Object.entries(examples).map(([name, value]) => [name, { value }]),
      ),
    },
  };
}

function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  registry.add(portalOrderSchema, { id: "Order" });
  registry.add(orderReceiptSchema, { id: "Receipt" });
  registry.add(orderStatusSchema, { id: "Status" });
  registry.add(problemSchema, { id: "Problem" });
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: reference });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      // Within the document they are known by their place in it.
      const { $schema: _, $id: __, ...bare } = schema;
      return [id, bare];
    }),
  );
}

function reference(schema: string): string {
  return `#/components/schemas/${schema}`;
}
