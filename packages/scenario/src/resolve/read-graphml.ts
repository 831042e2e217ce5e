import { SaxesParser } from "saxes";

/** Places are counted from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Graphml {
  /** By the States' codes: the data `state` of a node, else its id. Directions are dropped. */
  readonly edges: readonly (Place & { readonly from: string; readonly to: string })[];
  readonly faults: readonly (Place & { readonly message: string })[];
}

/**
 * Nodes and edges of a GraphML file (http://graphml.graphdrawing.org). Whatever else it holds, such
 * as colours, weights and ports, has no meaning here; hyperedges and graphs inside nodes are faults.
 */
export function readGraphml(text: string): Graphml {
  const reader = new GraphmlReader();
  reader.read(text);
  return { edges: reader.edges(), faults: reader.faults };
}

type Attributes = Readonly<Record<string, string>>;

class GraphmlReader {
  readonly faults: (Place & { message: string })[] = [];
  readonly #parser = new SaxesParser();
  /** State's code by id of node. */
  readonly #nodes = new Map<string, string>();
  readonly #edges: (Place & { source: string; target: string })[] = [];
  /** Ids of the keys whose name is `state`. */
  readonly #stateKeys = new Set<string>();
  #graphs = 0;
  #depth = 0;
  #node: string | null = null;
  #inState = false;
  #start: Place = { line: 1, column: 1 };

  read(text: string): void {
    const parser = this.#parser;
    let broken = false;
    parser.on("error", ({ message }) => {
      // What follows the first break of the syntax is guesswork.
      if (!broken) this.#fault(`no well-formed XML: ${message.replace(/^\d+:\d+: /, "")}`);
      broken = true;
    });
    parser.on("opentagstart", ({ name }) => {
      // The parser stands behind the name and the character after it.
      const { line, column } = this.#here();
      this.#start = { line, column: Math.max(1, column - name.length - 1) };
    });
    parser.on("opentag", ({ name, attributes }) => {
      if (!broken) this.#open(localName(name), attributes);
    });
    parser.on("text", (content) => this.#read(content));
    parser.on("cdata", (content) => this.#read(content));
    parser.on("closetag", ({ name }) => this.#close(localName(name)));
    parser.write(text.replace(/^\uFEFF/, "")).close();
    if (!broken && this.#graphs === 0) this.#fault("holds no graph; wanted <graphml><graph>");
  }

  edges(): (Place & { from: string; to: string })[] {
    return this.#edges.flatMap(({ source, target, ...place }) => {
      const from = this.#nodes.get(source);
      const to = this.#nodes.get(target);
      for (const id of [source, target]) {
        if (!this.#nodes.has(id))
          this.faults.push({ ...place, message: `there is no node "${id}"` });
      }
      return from === undefined || to === undefined ? [] : [{ ...place, from, to }];
    });
  }

  #open(name: string, attributes: Attributes): void {
    this.#depth++;
    if (this.#depth === 1 && name !== "graphml") this.#fault(`is <${name}>; wanted <graphml>`);
    else if (name === "graph") this.#openGraph();
    else if (name === "key" && attributes["attr.name"] === "state") this.#openKey(attributes);
    else if (name === "node") this.#openNode(this.#needed(name, attributes, "id"));
    else if (name === "data" && this.#node !== null)
      this.#inState = this.#stateKeys.has(attributes["key"] ?? "");
    else if (name === "hyperedge") this.#fault("a hyperedge joins more than two nodes: list edges");
    else if (name === "edge") {
      const source = this.#needed(name, attributes, "source");
      const target = this.#needed(name, attributes, "target");
      if (source !== null && target !== null) this.#edges.push({ source, target, ...this.#start });
    }
  }

  #openGraph(): void {
    this.#graphs++;
    if (this.#graphs === 2) this.#fault("holds a second graph; wanted one");
  }

  #openKey(attributes: Attributes): void {
    const id = this.#needed("key", attributes, "id");
    if (id !== null) this.#stateKeys.add(id);
  }

  #openNode(id: string | null): void {
    if (id === null) return;
    if (this.#nodes.has(id)) this.#fault(`the node "${id}" is given twice`);
    else this.#nodes.set(id, id);
    this.#node = id;
  }

  #read(content: string): void {
    if (this.#inState && this.#node !== null) this.#nodes.set(this.#node, content.trim());
  }

  #close(name: string): void {
    this.#depth--;
    if (name === "data") this.#inState = false;
    if (name === "node") this.#node = null;
  }

  #needed(name: string, attributes: Attributes, key: string): string | null {
    const value = attributes[key];
    if (value === undefined) this.#fault(`<${name}> has no attribute "${key}"`);
    return value ?? null;
  }

  #here(): Place {
    return { line: this.#parser.line, column: Math.max(1, this.#parser.columnIndex) };
  }

  #fault(message: string): void {
    const place = this.#depth === 0 || message.startsWith("no ") ? this.#here() : this.#start;
    this.faults.push({ ...place, message });
  }
}

/** `graphml:node` and `node` are the same; no other vocabulary uses these names. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
