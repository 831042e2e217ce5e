import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

export const defineSchema: DefineCommand = (command, _words, end) => {
  command
    .description("Print a JSON Schema or an interface document; without a name, list the names.")
    .argument("[name]", "what to print, as listed")
    .addHelpText("after", HELP)
    .action(async (name: string | undefined) => {
      const documents = await allDocuments();
      if (name === undefined) {
        process.stdout.write([...documents.keys(), ""].join("\n"));
      } else {
        const document = documents.get(name);
        if (document === undefined) {
          const names = [...documents.keys()].join(", ");
          throw new Failure(EXIT.usage, `there is no schema "${name}"; there are: ${names}`);
        }
        process.stdout.write(`${JSON.stringify(await document(), null, 2)}\n`);
      }
      end(EXIT.ok);
    });
};

type Make = () => object | Promise<object>;

/** Each document by name, made when asked for. */
async function allDocuments(): Promise<ReadonlyMap<string, Make>> {
  const { MESSAGE_TYPES } = await import("@contactpoint/protocol");
  const { FRAME_KINDS } = await import("@contactpoint/live/wire");
  const messages = MESSAGE_TYPES.map((type): [string, Make] => [type, () => message(type)]);
  const wire = [...FRAME_KINDS, "register", "register-keys"];
  return new Map<string, Make>([
    ["scenario", async () => (await import("@contactpoint/scenario")).schemaDocument()],
    ["study", async () => (await import("@contactpoint/scenario")).studySchemaDocument()],
    ["summary", async () => (await import("@contactpoint/analysis/schema")).summaryJsonSchema()],
    ["study-summary", async () => (await import("@contactpoint/study")).studySummaryJsonSchema()],
    ["aar", async () => (await import("@contactpoint/exercise/schema")).aarJsonSchema()],
    ...messages,
    ["asyncapi", async () => (await import("@contactpoint/live/specification")).asyncApiDocument()],
    ["openapi", async () => (await import("@contactpoint/live/providers")).orderPortalDocument()],
    ...wire.map((name): [string, Make] => [name, () => wireSchema(name)]),
  ]);
}

async function message(type: string): Promise<object> {
  const { messagesJsonSchema } = await import("@contactpoint/protocol/messages");
  return found(messagesJsonSchema(), type);
}

async function wireSchema(name: string): Promise<object> {
  const { wireJsonSchemas } = await import("@contactpoint/live/specification");
  return found(wireJsonSchemas(), name);
}

function found(schemas: Readonly<Record<string, object>>, name: string): object {
  const schema = schemas[name];
  if (schema === undefined) throw new TypeError(`${name} is listed and has no schema`);
  return schema;
}

const HELP = `
  scenario            the format of scenario files
  study               the format of study files
  summary             summary.json of a run
  study-summary       summary.json of a study
  request, …          a message between contact points, by its type
  deliver, hello, …   a frame between nodes, by its kind
  register            the register of a live exercise
  register-keys       the statement of the keys that sign it
  asyncapi            the protocol between nodes as an AsyncAPI document
  openapi             the order portal of a provider as an OpenAPI document

Examples:
  contactpoint schema scenario > contactpoint.schema.json
  contactpoint schema confirmation
  contactpoint schema asyncapi > asyncapi.json

${exitCodeLines([0, 64])}`;
