import { decodeJwt, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { OwnIssuer } from "../testing/own-issuer.ts";
import {
  type Alter,
  ask,
  comeBack,
  held,
  RETURNS_TO,
  type ServeOptions,
  signedIn,
  signedService,
} from "../testing/signed-service.ts";

let issuer: OwnIssuer;
beforeAll(async () => {
  issuer = await OwnIssuer.open(RETURNS_TO);
});
afterAll(() => issuer.close());

async function serve(options: ServeOptions = {}) {
  const served = await signedService(issuer, options);
  onTestFinished(() => served.close());
  return served;
}

const ORDER = JSON.stringify({ person: "Mallory", order: { order: "note", text: "here" } });

test("Who is on the list signs in to a seat, under the name that the issuer tells", async () => {
  const served = await serve();
  const begun = await ask(served, "/sign-in");
  expect(begun.status).toBe(303);
  const asked = new URL(begun.location).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const name of ["state", "nonce", "code_challenge"])
    expect(Buffer.from(asked.get(name) ?? "", "base64url"), name).toHaveLength(32);
  expect(begun.cookies[0]).toMatch(/Path=\/sign-in; HttpOnly; SameSite=Lax; Max-Age=600; Secure/);

  const { path, cookie } = await comeBack(served, "anna");
  const { status, location, cookies } = await ask(served, path, { cookie });
  expect([status, location]).toEqual([303, "/"]);
  const [seat = "", ticket = ""] = cookies;
  expect(seat).toMatch(/HttpOnly; SameSite=Strict; Max-Age=\d+; Secure/);
  expect(ticket).toMatch(/^contactpoint-sign-in=;.*Max-Age=0/);
  const own = await ask(served, "/api/seat", { cookie: held(cookies, "contactpoint-seat") });
  expect(JSON.parse(own.text)).toMatchObject({ id: "XA/duty-officer", person: "Anna Ås" });

  const post = { method: "POST", cookie: held(cookies, "contactpoint-seat"), body: ORDER };
  await ask(served, "/api/orders", post);
  expect(served.performed).toMatchObject([{ person: "Anna Ås", seat: { id: "XA/duty-officer" } }]);
});

test("Without a seat one is told that one can sign in", async () => {
  const { text } = await ask(await serve(), "/api/seat");
  expect(JSON.parse(text)).toMatchObject({ links: true, sign_in: true });
  expect(JSON.parse((await ask(await serve({ signIn: null }), "/api/seat")).text)).toMatchObject({
    links: true,
    sign_in: false,
  });
  const closed = await ask(await serve({ opensLinks: false }), "/api/seat");
  expect(JSON.parse(closed.text)).toMatchObject({ links: false, sign_in: true });
});

test("A sign-in that was not begun in this browser, or long ago, is refused", async () => {
  let now = 1_000;
  const served = await serve({ now: () => now });
  const { path, cookie } = await comeBack(served, "anna");
  const other = await ask(served, "/sign-in");
  const refused = [
    await ask(served, path),
    await ask(served, path, { cookie: held(other.cookies, "contactpoint-sign-in") }),
    await ask(served, path, { cookie: `${cookie}x` }),
    await ask(served, path.replace(/state=[^&]*/, "state=x"), { cookie }),
    await ask(served, path.replace(/&?state=[^&]*/, ""), { cookie }),
  ];
  now += 10 * 60_000 + 1;
  refused.push(await ask(served, path, { cookie }));
  for (const { status, cookies, text } of refused) {
    expect([status, held(cookies, "contactpoint-seat")]).toEqual([400, ""]);
    expect(text).toContain("was not begun here");
  }
});

test("A code opens a seat once", async () => {
  const served = await serve();
  const { path, cookie } = await comeBack(served, "anna");
  expect((await ask(served, path, { cookie })).status).toBe(303);
  const again = await ask(served, path, { cookie });
  expect([again.status, held(again.cookies, "contactpoint-seat")]).toEqual([403, ""]);
  expect(again.text).toContain("used already");
});

test("What the issuer did not say of this person, for this service, now, is not believed", async () => {
  const stranger = await generateKeyPair("RS256");
  const signed = (change: (claims: JWTPayload) => JWTPayload, key = issuer.key): Alter => {
    return async (tokens) => {
      const claims = change(decodeJwt(tokens.id_token));
      const header = { alg: "RS256", kid: "1" };
      return {
        ...tokens,
        id_token: await new SignJWT(claims).setProtectedHeader(header).sign(key),
      };
    };
  };
  const hour = 3_600;
  const wrong: Record<string, Alter> = {
    expired: signed((c) => ({ ...c, iat: (c.iat ?? 0) - 2 * hour, exp: (c.iat ?? 0) - hour })),
    "of another issuer": signed((c) => ({ ...c, iss: "https://evil.example" })),
    "for another service": signed((c) => ({ ...c, aud: "another" })),
    "of another sign-in": signed((c) => ({ ...c, nonce: "another" })),
    "signed by a stranger": signed((c) => c, stranger.privateKey),
    unsigned: async (tokens) => ({
      ...tokens,
      id_token: tokens.id_token.replace(/[^.]*$/, ""),
    }),
    "without a person": signed((c) => ({ ...c, sub: "" })),
  };
  for (const [what, alter] of Object.entries(wrong)) {
    const served = await serve({ alter });
    const { path, cookie } = await comeBack(served, "anna");
    const { status, cookies, text } = await ask(served, path, { cookie });
    expect([status, held(cookies, "contactpoint-seat")], what).toEqual([403, ""]);
    expect(text, what).toContain("not valid");
  }
});

test("An answer in another issuer's name is refused before anybody is asked", async () => {
  const served = await serve();
  const { path, cookie } = await comeBack(served, "anna");
  const evil = path.replace(/iss=[^&]*/, `iss=${encodeURIComponent("https://evil.example")}`);
  expect(evil).not.toBe(path);
  expect((await ask(served, evil, { cookie })).status).toBe(403);
});

test("Who has no seat is told so, by the name that the list would need", async () => {
  const served = await serve();
  const refusalOf = async (person: string) => {
    const { path, cookie } = await comeBack(served, person);
    const { status, text, cookies } = await ask(served, path, { cookie });
    expect([status, held(cookies, "contactpoint-seat")]).toEqual([403, ""]);
    return text;
  };
  expect(await refusalOf("nobody")).toContain("signed in as nobody@example.org, who has no seat");
  // Anybody could have entered the facilitator's address there.
  expect(await refusalOf("eve")).toContain("has not verified your e-mail address");
  const other = await serve({ claim: "upn" });
  const { path, cookie } = await comeBack(other, "anna");
  expect((await ask(other, path, { cookie })).text).toContain("does not tell your upn");
});

test("An issuer that cannot be reached is named, and asked again the next time", async () => {
  const url = new URL("http://127.0.0.1:2");
  let isThere = false;
  const served = await serve({
    issuer: issuer.url,
    fetch: (asked, options) =>
      fetch(isThere ? asked : asked.replace(issuer.url.origin, url.origin), options as RequestInit),
  });
  const refused = await ask(served, "/sign-in");
  expect(refused.status).toBe(503);
  expect(refused.text).toContain(`${issuer.url.href} cannot be reached: `);
  await expect(served.signIn.reach()).rejects.toThrow("ECONNREFUSED");
  isThere = true;
  const { path, cookie } = await comeBack(served, "anna");
  isThere = false;
  const lost = await ask(served, path, { cookie });
  expect([lost.status, lost.text]).toEqual([503, expect.stringContaining("does not answer")]);
  // It is nobody's guess: however often, nobody is made to wait, and the sign-in can be gone on with.
  for (let tries = 0; tries < 12; tries++)
    expect((await ask(served, path, { cookie })).status).toBe(503);
  isThere = true;
  expect((await ask(served, path, { cookie })).status).toBe(303);
});

test("Who was let in by nobody any more has no seat: signed out, revoked, or off the list", async () => {
  const served = await serve();
  const cookie = await signedIn(served, "anna");
  const seat = async (): Promise<number> => (await ask(served, "/api/seat", { cookie })).status;
  expect(await seat()).toBe(200);
  served.seatOf.delete("anna@astoria.example");
  expect(await seat()).toBe(401);
  served.seatOf.set("anna@astoria.example", "XA/duty-officer");
  expect(await seat()).toBe(200);
  served.links.revoke("XA/duty-officer");
  expect(await seat()).toBe(401);

  const next = await signedIn(served, "anna");
  expect((await ask(served, "/api/sign-out", { cookie: next })).status).toBe(405);
  const out = await ask(served, "/api/sign-out", { method: "POST", cookie: next });
  expect(held(out.cookies, "contactpoint-seat")).toBe("contactpoint-seat=");
  const { location } = JSON.parse(out.text) as { location: string };
  expect(new URL(location).origin).toBe(issuer.url.origin);
});

test("Where links are closed, neither a link nor its cookie opens a seat", async () => {
  const served = await serve({ opensLinks: false });
  const { links } = served;
  const link = await ask(served, `/seat/${links.tokenOf("facilitator")}`);
  expect([link.status, link.text]).toEqual([404, expect.stringContaining("sign in")]);
  const cookie = `contactpoint-seat=${links.sessionOf("facilitator")}`;
  expect((await ask(served, "/api/seat", { cookie })).status).toBe(401);
  expect((await ask(served, "/api/seat", { cookie: await signedIn(served, "anna") })).status).toBe(
    200,
  );
});

test("Who tries many sign-ins that fail is made to wait", async () => {
  const served = await serve();
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries++)
    statuses.push((await ask(served, "/sign-in/back?state=x&code=y")).status);
  expect(statuses.slice(9)).toEqual([400, 429, 429]);
});
