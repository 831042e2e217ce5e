import { request } from "node:https";
import { connect } from "node:tls";
import { WebSocket } from "ws";

/** The name under which the guide hosts an exercise. */
const HOST = "exercise.example";

/** A browser's way in: the name of the guide, at the port where the proxy of this test listens. */
export class Visitor {
  readonly #port: number;
  readonly #ca: string;
  #cookie = "";

  constructor(port: number, ca: string) {
    this.#port = port;
    this.#ca = ca;
  }

  /** Opens a link, which becomes a cookie for HTTPS alone. */
  async open(link: string): Promise<void> {
    const { status, cookie } = await this.#ask("GET", new URL(link).pathname);
    if (status !== 303 || !cookie.includes("; Secure"))
      throw new Error(`the link gave ${String(status)} and the cookie ${cookie}`);
    [this.#cookie = ""] = cookie.split(";");
  }

  async order(order: object): Promise<void> {
    const { text } = await this.#ask("POST", "/api/orders", { person: "Fay", order });
    if (text !== '{"done":true}') throw new Error(`the order was refused: ${text}`);
  }

  /** A socket through the proxy; resolves once it has brought the clock in this phase. */
  async clock(phase: string): Promise<void> {
    const socket = new WebSocket(`wss://${HOST}/api/socket`, {
      headers: { cookie: this.#cookie, origin: `https://${HOST}` },
      createConnection: () => this.#tls(),
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.on("error", reject).on("close", () => reject(new Error("the socket was closed")));
    socket.on("open", () => socket.send(JSON.stringify({ life: "", version: 0 })));
    socket.on("message", (data: Buffer) => {
      if (data.toString("utf8").includes(`"phase":"${phase}"`)) resolve();
    });
    try {
      await promise;
    } finally {
      socket.removeAllListeners("close");
      socket.close();
    }
  }

  #tls() {
    return connect({
      host: "127.0.0.1",
      port: this.#port,
      servername: HOST,
      ca: this.#ca,
      ALPNProtocols: ["http/1.1"],
    });
  }

  async #ask(method: string, path: string, body?: object) {
    const { promise, resolve, reject } = Promise.withResolvers<{
      status: number | undefined;
      cookie: string;
      text: string;
    }>();
    const asked = request(
      {
        method,
        path,
        headers: {
          host: HOST,
          cookie: this.#cookie,
          ...(body === undefined
            ? {}
            : { origin: `https://${HOST}`, "content-type": "application/json" }),
        },
        createConnection: () => this.#tls(),
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
        const [cookie = ""] = response.headers["set-cookie"] ?? [];
        response.on("end", () => resolve({ status: response.statusCode, cookie, text }));
      },
    );
    asked.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }
}
