import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { freePorts } from "../src/testing/service.ts";
import { FollowedGuide, type Running } from "./followed-guide.ts";

const HOST = "exercise.example";
const CADDY = process.env["CADDY"] ?? "/usr/bin/caddy";
const NGINX = process.env["NGINX"] ?? "/usr/sbin/nginx";
const SEATS = 20;

const guide = new FollowedGuide("host.md");
const links = new Map<string, string>();
let service: Running;

beforeAll(async () => {
  const [install = "", make = "", lint = "", exercise = "", ...more] = guide.commands;
  expect(more).toEqual([]);
  await guide.fetchClone();
  for (const command of [install, make, lint]) await guide.run(command);
  service = guide.begin(exercise);
  await service.said(/observer\/1 +https\S+\n/);
  const [printed = ""] = await service.said(/(?:\n\S+ +https\S+)+\n/);
  for (const [, seat = "", link = ""] of printed.matchAll(/^(\S+) +(https\S+)$/gm))
    links.set(seat, link);
});

afterAll(async () => {
  service.interrupt();
  await service.ended;
  guide[Symbol.dispose]();
});

/** A browser's way in: the name of the guide, at the port where the proxy of this test listens. */
class Visitor {
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
    expect(status).toBe(303);
    expect(cookie).toMatch(/; Secure/);
    [this.#cookie = ""] = cookie.split(";");
  }

  async order(order: object): Promise<void> {
    const { text } = await this.#ask("POST", "/api/orders", { person: "Fay", order });
    expect(text).toBe('{"done":true}');
  }

  /** A socket through the proxy; resolves once it has brought the clock in this phase. */
  async clock(phase: string): Promise<void> {
    const socket = new WebSocket(`wss://${HOST}/api/socket`, {
      headers: { cookie: this.#cookie, origin: `https://${HOST}` },
      createConnection: () => this.#tls(),
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.on("error", reject).on("close", () => reject(new Error("the socket was closed")));
    socket.on("message", (data) => {
      if (String(data).includes(`"phase":"${phase}"`)) resolve();
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

/** Twenty people come through the proxy, and see the exercise start or stop. */
async function visit(port: number, ca: string, act: string, phase: string): Promise<void> {
  expect(links.size).toBe(SEATS);
  const visitors = new Map([...links].map(([seat]) => [seat, new Visitor(port, ca)]));
  await Promise.all([...visitors].map(([seat, each]) => each.open(links.get(seat) ?? "")));
  const seen = Promise.all([...visitors.values()].map((each) => each.clock(phase)));
  await visitors.get("facilitator")?.order({ order: "clock", do: { act } });
  await seen;
}

test("twenty seats are opened over HTTPS through Caddy, as the guide sets it up", async () => {
  const [block = ""] = guide.blocks("text").filter((text) => text.includes("reverse_proxy"));
  const port = await freePorts(2);
  // What stands before it makes its own certificate, since nobody here can fetch one.
  const options = `{
  admin off
  local_certs
  skip_install_trust
  http_port ${port}
  https_port ${port + 1}
  storage file_system ${join(guide.clone, "caddy")}
}
`;
  const file = join(guide.clone, "Caddyfile");
  writeFileSync(file, options + block);
  const caddy = guide.begin(`${CADDY} run --config ${file} --adapter caddyfile`);
  await caddy.said(/certificate obtained successfully/);
  const ca = readFileSync(join(guide.clone, "caddy/pki/authorities/local/root.crt"), "utf8");
  await visit(port + 1, ca, "start", "running");
  caddy.interrupt();
  await caddy.ended;
});

test("twenty seats are opened over HTTPS through nginx, as the guide sets it up", async () => {
  const [block = ""] = guide.blocks("text").filter((text) => text.includes("ssl_certificate"));
  const port = await freePorts(1);
  const at = (name: string): string => join(guide.clone, name);
  const subject = ["-subj", `/CN=${HOST}`, "-addext", `subjectAltName=DNS:${HOST}`];
  const files = ["-keyout", at("exercise.key"), "-out", at("exercise.pem")];
  const words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  execFileSync("openssl", [...words, ...files, ...subject], { stdio: "ignore" });
  // Only where it listens and where files lie are this test's.
  const server = block
    .replace("listen 443", `listen 127.0.0.1:${port}`)
    .replaceAll("/etc/ssl/", `${guide.clone}/`);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${at(`nginx-${name}`)};`)
    .join("\n");
  writeFileSync(
    at("nginx.conf"),
    `daemon off;
pid ${at("nginx.pid")};
error_log stderr notice;
events {}
http {
${paths}
${server}
}
`,
  );
  const nginx = guide.begin(`${NGINX} -c ${at("nginx.conf")} -e stderr`);
  await nginx.said(/start worker process/);
  await visit(port, readFileSync(at("exercise.pem"), "utf8"), "pause", "paused");
  nginx.interrupt();
  await nginx.ended;
});
