import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Provider } from "oidc-provider";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { Bench } from "../src/testing/program.ts";
import { AT_ONCE, freePorts, startService } from "../src/testing/service.ts";
import { launchBrowser, nightOf } from "./exercise-pages.ts";
import { axeViolations, overflowOf } from "./open-report.ts";

const NIGHT = nightOf("signed-night", "Signed night");
const SEATS = `claim: email
seats:
  facilitator: [fay@example.org]
  XA/duty-officer: [anna@astoria.example]
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** An issuer on this machine; people call themselves by the part of their address before the @. */
async function openIssuer(service: string): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "contactpoint",
        client_secret: "a secret of this test alone",
        redirect_uris: [`${service}/sign-in/back`],
        post_logout_redirect_uris: [`${service}/`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["a key of this test alone"] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: true, name: sub.replace(/@.*/, "") }),
    }),
  });
  const answer = provider.callback();
  server.on("request", (request, response) => void answer(request, response));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return issuer;
}

/** Goes through the issuer's own pages. */
async function signIn(page: Page, as: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByPlaceholder("Enter any login").fill(as);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("Two people sign in at an issuer, play under their names, and sign out; a stranger is refused", async () => {
  using at = new Bench();
  writeFileSync(at.path("night.yaml"), NIGHT);
  writeFileSync(at.path("seats.yaml"), SEATS);
  writeFileSync(at.path("secret"), "a secret of this test alone\n");
  const port = await freePorts(1);
  const origin = `http://127.0.0.1:${port}`;
  const issuer = await openIssuer(origin);
  const words = ["exercise", "night.yaml", "--port", String(port), "--oidc", issuer];
  const oidc = ["--oidc-client-id", "contactpoint", "--oidc-seats", "seats.yaml", "--no-links"];
  const service = startService(at, [...words, ...oidc, "--oidc-secret-file", "secret", ...AT_ONCE]);
  await service.said(/People sign in at (\S+)\n/);

  const open = async (host = "127.0.0.1"): Promise<Page> => {
    const context = await browser.newContext({ locale: "en" });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`http://${host}:${port}/`);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    return page;
  };
  // Under another of its names the service leads to the one that the issuer knows.
  const fay = await open("localhost");
  expect(await axeViolations(fay)).toEqual([]);
  await signIn(fay, "fay@example.org");
  await fay.locator("main.join strong", { hasText: "facilitator" }).waitFor();
  expect(new URL(fay.url()).href).toBe(`${origin}/`);
  expect(await fay.evaluate(() => document.cookie)).toBe("");
  await fay.getByRole("button", { name: "Take the seat" }).click();
  await fay.getByRole("button", { name: "Start the exercise" }).click();

  const anna = await open();
  await signIn(anna, "anna@astoria.example");
  await anna.getByText("Signed in as").waitFor();
  expect(await axeViolations(anna)).toEqual([]);
  await anna.setViewportSize({ width: 390, height: 844 });
  expect(await overflowOf(anna)).toBe(0);
  await anna.getByRole("button", { name: "Take the seat" }).click();
  await anna.locator("main.desk").waitFor();
  await fay.getByText("anna (XA/duty-officer)").waitFor();
  // Coming back, the seat is still there.
  await anna.reload();
  await anna.locator("main.desk").waitFor();

  const stranger = await open();
  await signIn(stranger, "eve@example.org");
  await stranger.getByText("You are signed in as eve@example.org, who has no seat here").waitFor();

  await anna.getByRole("button", { name: "Sign out" }).click();
  await anna.getByRole("button", { name: "Yes, sign me out" }).click();
  await anna.getByRole("link", { name: "Sign in" }).waitFor();
  expect(new URL(anna.url()).href).toBe(`${origin}/`);

  await fay.getByRole("button", { name: "End the exercise" }).click();
  await fay.locator("button.danger").click();
  const { stdout, code } = await service.ended;
  expect(code, stdout).toBe(0);
  expect(stdout).not.toContain("/seat/");
  const log = readFileSync(join(at.folder, "runs", "signed-night-5", "exercise.jsonl"), "utf8");
  expect(log).toContain('"seat":"XA/duty-officer","person":"anna"');
});
