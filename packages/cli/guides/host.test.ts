import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "../src/testing/service.ts";
import { FollowedGuide, type Running } from "./followed-guide.ts";
import { Visitor } from "./visitor.ts";

const HOST = "exercise.example";
const CADDY = process.env["CADDY"] ?? "/usr/bin/caddy";
const NGINX = process.env["NGINX"] ?? "/usr/sbin/nginx";
const SEATS = 20;

const guide = new FollowedGuide("host.md");
const links = new Map<string, string>();
let service: Running | undefined;

beforeAll(async () => {
  const [install = "", make = "", lint = "", exercise = ""] = guide.commands;
  await guide.fetchClone();
  for (const command of [install, make, lint]) await guide.run(command);
  const opened = guide.begin(exercise);
  service = opened;
  await opened.said(/observer\/1 +https\S+\n/);
  const [printed = ""] = await opened.said(/(?:\n\S+ +https\S+)+\n/);
  for (const [, seat = "", link = ""] of printed.matchAll(/^(\S+) +(https\S+)$/gm))
    links.set(seat, link);
});

afterAll(async () => {
  // Undefined if an earlier command failed.
  service?.interrupt();
  await service?.ended;
  guide[Symbol.dispose]();
});

/**
 * People come to all seats through the proxy, and see the exercise start or stop.
 *
 * @returns how many they were
 */
async function visit(port: number, ca: string, act: string, phase: string): Promise<number> {
  const visitors = new Map([...links].map(([seat]) => [seat, new Visitor(port, ca)]));
  await Promise.all([...visitors].map(([seat, each]) => each.open(links.get(seat) ?? "")));
  const seen = Promise.all([...visitors.values()].map((each) => each.clock(phase)));
  await visitors.get("facilitator")?.order({ order: "clock", do: { act } });
  return (await seen).length;
}

test("every command of the guide was carried out, but that which needs an issuer", () => {
  expect(guide.commands.slice(4)).toEqual([expect.stringContaining("--oidc")]);
  expect(links.size).toBe(SEATS);
});

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
  const caddy = guide.begin(
    `XDG_CONFIG_HOME=${guide.clone} ${CADDY} run --config ${file} --adapter caddyfile`,
  );
  await caddy.said(/certificate obtained successfully/);
  const ca = readFileSync(join(guide.clone, "caddy/pki/authorities/local/root.crt"), "utf8");
  expect(await visit(port + 1, ca, "start", "running")).toBe(SEATS);
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
  const ca = readFileSync(at("exercise.pem"), "utf8");
  expect(await visit(port, ca, "pause", "paused")).toBe(SEATS);
  nginx.interrupt();
  await nginx.ended;
});
