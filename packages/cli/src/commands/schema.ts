import type { DefineCommand } from "../command-line/commands.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

export const defineSchema: DefineCommand = (command, _words, end) => {
  command
    .description("Print a JSON Schema; without a name, list the names.")
    .argument("[name]", "scenario, summary, or the type of a message")
    .addHelpText("after", HELP)
    .action(async (name: string | undefined) => {
      const schemas = await allSchemas();
      if (name === undefined) {
        process.stdout.write([...schemas.keys(), ""].join("\n"));
      } else {
        const schema = schemas.get(name);
        if (schema === undefined) {
          const names = [...schemas.keys()].join(", ");
          throw new Failure(EXIT.usage, `there is no schema "${name}"; there are: ${names}`);
        }
        process.stdout.write(`${JSON.stringify(schema(), null, 2)}\n`);
      }
      end(EXIT.ok);
    });
};

/** Each schema by name, made when asked for. */
async function allSchemas(): Promise<ReadonlyMap<string, () => object>> {
  const { schemaDocument } = await import("@contactpoint/scenario");
  const { summaryJsonSchema } = await import("@contactpoint/analysis/schema");
  const { messagesJsonSchema } = await import("@contactpoint/protocol/messages");
  const messages = messagesJsonSchema();
  return new Map<string, () => object>([
    ["scenario", schemaDocument],
    ["summary", summaryJsonSchema],
    ...Object.entries(messages).map(([type, schema]): [string, () => object] => [
      type,
      () => schema,
    ]),
  ]);
}

const HELP = `
Examples:
  contactpoint schema scenario > contactpoint.schema.json
  contactpoint schema confirmation

${exitCodeLines([0, 64])}`;
