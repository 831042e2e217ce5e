import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { SeatLinks, SignIn, type SignInOptions } from "../access/index.ts";
import { Board } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import {
  type ExercisePlay,
  ExerciseService,
  type Player,
  type ServiceOptions,
  StaticFiles,
} from "../service/index.ts";
import { CLIENT, type OwnIssuer, signInAs } from "./own-issuer.ts";

const SEATS: readonly Seat[] = [
  { id: "facilitator", role: "facilitator", states: [], post: "" },
  { id: "XA/duty-officer", role: "player", states: ["XA"], post: "duty-officer" },
];
/** The issuer knows the service by this address; where it listens in truth is for each test. */
export const RETURNS_TO = "http://exercise.example/sign-in/back";

type Tokens = { id_token: string };
export type Alter = (tokens: Tokens) => Promise<Tokens>;

export type ServeOptions = Partial<SignInOptions & ServiceOptions> & {
  /** What becomes of the issuer's tokens on their way. */
  readonly alter?: Alter;
};

export interface SignedService {
  readonly port: number;
  readonly performed: readonly Player[];
  readonly links: SeatLinks;
  readonly signIn: SignIn;
  /** The list of seats, which may change under way. */
  readonly seatOf: Map<string, string>;
  close(): Promise<void>;
}

/** A service to whose seats one signs in. */
export async function signedService(
  issuer: OwnIssuer,
  { alter = (tokens) => Promise.resolve(tokens), ...more }: ServeOptions,
): Promise<SignedService> {
  const performed: Player[] = [];
  const play: ExercisePlay = {
    board: new Board("life"),
    seats: SEATS,
    perform: (player) => {
      performed.push(player);
      return Promise.resolve({ done: true });
    },
    watched: () => undefined,
  };
  const secret = randomBytes(32);
  const links = new SeatLinks(secret);
  const seatOf = new Map([
    ["anna@astoria.example", "XA/duty-officer"],
    ["fay@example.org", "facilitator"],
  ]);
  const signIn = new SignIn({
    issuer: issuer.url,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    returnsTo: new URL(RETURNS_TO),
    claim: "email",
    seatOf,
    fetch: async (url, options) => {
      const answer = await fetch(url, options as RequestInit);
      if (!url.endsWith("/token") || !answer.ok) return answer;
      return Response.json(await alter((await answer.json()) as Tokens));
    },
    secret,
    now: Date.now,
    ...more,
  });
  const service = new ExerciseService({
    play,
    links,
    pages: new StaticFiles(new Map()),
    hostNames: ["exercise.example"],
    isSecure: true,
    signIn,
    now: () => 0,
    ...more,
  });
  const port = await service.listen(0, "127.0.0.1");
  return { port, performed, links, signIn, seatOf, close: () => service.close() };
}

interface Asked {
  readonly method?: string;
  readonly cookie?: string;
  readonly body?: string;
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** As a browser that reaches the service under its public name. */
export async function ask(
  { port }: Pick<SignedService, "port">,
  path: string,
  { method = "GET", cookie = "", body }: Asked = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const headers = {
    host: "exercise.example",
    origin: "http://exercise.example",
    "content-type": "application/json",
    cookie,
  };
  const asked = request({ port, host: "127.0.0.1", path, method, headers }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (more: string) => (text += more));
    answer.on("end", () => {
      const { location = "", "set-cookie": cookies = [] } = answer.headers;
      resolve({ status: answer.statusCode ?? 0, location, cookies, text });
    });
  });
  asked.on("error", reject);
  asked.end(body);
  return promise;
}

export const held = (cookies: readonly string[], name: string): string =>
  cookies.map((one) => one.split(";")[0] ?? "").find((one) => one.startsWith(`${name}=`)) ?? "";

/** Begins a sign-in and goes through the issuer's pages: the way back, and the ticket for it. */
export async function comeBack(
  served: SignedService,
  person: string,
): Promise<{ path: string; cookie: string }> {
  const begun = await ask(served, "/sign-in");
  const back = await signInAs(person, new URL(begun.location));
  return { path: back.pathname + back.search, cookie: held(begun.cookies, "contactpoint-sign-in") };
}

/** The cookie of somebody who has signed in. */
export async function signedIn(served: SignedService, person: string): Promise<string> {
  const { path, cookie } = await comeBack(served, person);
  return held((await ask(served, path, { cookie })).cookies, "contactpoint-seat");
}
