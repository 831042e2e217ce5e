import { Agent, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { ProcessMetrics } from "./process-metrics.ts";
import type { ReadinessChecks } from "./readiness.ts";
import { serveHealth, type HealthOptions } from "./serve-health.ts";

/** Milliseconds, longer than any test. */
const AMPLE = 1_000_000;

const GOOD: ReadinessChecks = {
  store: () => ({ ok: true }),
  register: () => ({ ok: true, detail: "version 3" }),
  links: async () => ({ ok: true }),
  clock: () => ({ ok: true }),
};

test("/metrics serves what the metrics say, as Prometheus expects it", async () => {
  const metrics = new ProcessMetrics(() => 0);
  const { ask } = await served({ metrics });
  const { status, headers, body } = await ask("GET", "/metrics");
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(body).toContain("\n# TYPE contactpoint_frames_sent_total counter\n");
  const head = await ask("HEAD", "/metrics");
  expect(head).toMatchObject({ status: 200, body: "" });
});

test("/health/live answers while the process runs, ready or not", async () => {
  const { ask } = await served({ checks: { ...GOOD, store: () => ({ ok: false }) } });
  expect(await ask("GET", "/health/live")).toMatchObject({
    status: 200,
    body: '{"status":"live"}\n',
  });
});

test("/health/ready is 200 with every check that holds", async () => {
  const { ask } = await served({});
  const { status, headers, body } = await ask("GET", "/health/ready?verbose");
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("application/json");
  expect(JSON.parse(body)).toEqual({
    status: "ready",
    checks: {
      store: { ok: true },
      register: { ok: true, detail: "version 3" },
      links: { ok: true },
      clock: { ok: true },
    },
  });
});

test.for(["store", "register", "links", "clock"] as const)(
  "/health/ready is 503 and names %s when it alone fails",
  async (name) => {
    const { ask } = await served({
      checks: { ...GOOD, [name]: () => ({ ok: false, detail: "no" }) },
    });
    const { status, body } = await ask("GET", "/health/ready");
    expect(status).toBe(503);
    const { status: said, checks } = JSON.parse(body);
    expect(said).toBe("not-ready");
    expect(Object.keys(checks).filter((one) => !checks[one].ok)).toEqual([name]);
  },
);

test("a check that throws or never answers has failed, and its error is told to the node alone", async () => {
  const faults = [new Error("row of the suspect"), new Error("port of the suspect")] as const;
  const heard: unknown[] = [];
  const checks = {
    ...GOOD,
    store: () => {
      throw faults[0];
    },
    links: () => Promise.reject(faults[1]),
    clock: () => new Promise<never>(() => {}),
  };
  const { ask } = await served({
    checks,
    checkLimit: 1,
    failed: (error) => heard.push(error),
  });
  const { status, body } = await ask("GET", "/health/ready");
  expect(status).toBe(503);
  expect(JSON.parse(body).checks).toMatchObject({
    store: { ok: false, detail: "the check itself failed" },
    links: { ok: false, detail: "the check itself failed" },
    clock: { ok: false, detail: "no answer in time" },
  });
  expect(heard).toEqual(faults);
});

test("a fault while an answer is made is 500 to the asker and told to the node", async () => {
  const fault = new Error("row of the suspect");
  const heard: unknown[] = [];
  const metrics = { expose: () => Promise.reject(fault) };
  const { ask } = await served({ metrics, failed: (error) => heard.push(error) });
  expect(await ask("GET", "/metrics")).toMatchObject({ status: 500, body: "internal error\n" });
  expect(heard).toEqual([fault]);
});

test("other paths are 404 and other methods 405 with those allowed", async () => {
  const { ask } = await served({});
  for (const path of ["/", "/metrics/", "/health", "//metrics", "/health/../metrics", "*"]) {
    expect(await ask("GET", path), path).toMatchObject({ status: 404 });
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const { status, headers } = await ask(method, "/metrics");
    expect([status, headers["allow"]], method).toEqual([405, "GET, HEAD"]);
  }
});

test("a body is refused with 413 and the connection ends", async () => {
  const { ask } = await served({});
  for (const method of ["GET", "POST"]) {
    const { status, headers } = await ask(method, "/metrics", "x".repeat(100));
    expect([status, headers["connection"]], method).toEqual([413, "close"]);
  }
});

test("what is no HTTP, or has endless header fields, is answered with an error and closed", async () => {
  const { port, ask } = await served({});
  for (const [sent, status] of [
    ["hello\r\n\r\n", 400],
    [`GET /metrics HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
  ] as const) {
    const socket = connect(port, "127.0.0.1");
    socket.write(sent);
    expect(await text(socket)).toContain(`HTTP/1.1 ${status} `);
  }
  expect(await ask("GET", "/health/live")).toMatchObject({ status: 200 });
});

test("closing lets an answer under way end, then takes no more connections", async () => {
  const asked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<{ ok: boolean }>();
  const checks = {
    ...GOOD,
    store: () => {
      asked.resolve();
      return release.promise;
    },
  };
  const { ask, close } = await served({ checks, checkLimit: AMPLE, closeLimit: AMPLE });
  expect(await ask("GET", "/health/live")).toMatchObject({ status: 200 });
  const reply = ask("GET", "/health/ready");
  await asked.promise;
  const closed = close();
  release.resolve({ ok: true });
  expect(await reply).toMatchObject({ status: 200, headers: { connection: "close" } });
  await closed;
  await expect(ask("GET", "/health/live")).rejects.toThrow("ECONNREFUSED");
});

test("closing cuts a connection that never ends its request", async () => {
  const { port, ask, close } = await served({ closeLimit: 1 });
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /metrics HTTP/1.1\r\nhost:");
  // The answer to a later connection shows that the server has this one.
  await ask("GET", "/health/live");
  const ended = text(socket).catch((error: unknown) => error);
  await close();
  await ended;
  expect(socket.destroyed).toBe(true);
});

test("a port in use is reported", async () => {
  const { port } = await served({});
  await expect(served({ port })).rejects.toThrow("EADDRINUSE");
});

async function served(options: Partial<HealthOptions>) {
  const server = await serveHealth({
    port: 0,
    metrics: new ProcessMetrics(() => 0),
    checks: GOOD,
    failed: (error) => {
      throw error;
    },
    ...options,
  });
  const agent = new Agent({ keepAlive: true });
  let open = true;
  const close = async () => {
    if (open) await server.close();
    open = false;
  };
  onTestFinished(async () => {
    agent.destroy();
    await close();
  });
  const ask = (method: string, path: string, body?: string) =>
    new Promise<{
      status: number | undefined;
      headers: NodeJS.Dict<string | string[]>;
      body: string;
    }>((resolve, reject) => {
      const { port } = server;
      const headers = body === undefined ? {} : { "content-length": body.length };
      const asking = request(
        { agent, host: "127.0.0.1", port, method, path, headers },
        (response) => {
          text(response).then(
            (read) =>
              resolve({ status: response.statusCode, headers: response.headers, body: read }),
            reject,
          );
        },
      );
      asking.on("error", reject);
      asking.end(body);
    });
  return { ask, close, port: server.port };
}
