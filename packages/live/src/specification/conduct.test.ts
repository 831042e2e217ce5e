import { fileURLToPath } from "node:url";
import type { Message } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { expect, onTestFinished, test } from "vitest";
import { derivedKeys } from "../host/derived-keys.ts";
import { ExerciseClock, LiveNetwork } from "../host/index.ts";
import { rig } from "../link/link-rig.ts";
import { RawPeer } from "../link/raw-peer.ts";
import { LiveBench } from "../testing/live-run.ts";
import { signMessage, signNotice } from "../wire/index.ts";
import type { HopEnvelope, Routing } from "../wire/index.ts";
import { smallestMessage } from "./message-samples.ts";

/** Nobody is told that a mail did not get through, so no bounce comes between. */
const CHANNEL = "email";

const SECRET = new Uint8Array(32).fill(7);

/** Three contact points that have nothing to do of their own. */
async function idleNetwork(): Promise<LiveNetwork> {
  const read = readScenario(fileURLToPath(new URL("conduct.yaml", import.meta.url)));
  if ("problems" in read) throw new Error("the scenario has problems");
  const { scenario } = read;
  const bench = new LiveBench(scenario);
  const store = bench.openStore();
  const { start } = scenario.clock;
  const network = await LiveNetwork.open({
    scenario,
    exercise: {
      scenario: scenario.id,
      content_hash: read.contentHash,
      seed: scenario.seed,
      marking: scenario.marking,
      started_at: 0,
      rate: 1,
    },
    clock: new ExerciseClock({ start, startedAt: Date.now(), rate: 1, now: Date.now }),
    store,
    secret: SECRET,
    keepsOrder: false,
    sinks: [],
    now: Date.now,
  });
  const stop = new AbortController();
  const over = network.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await over;
    await network.close();
    store.close();
    bench[Symbol.dispose]();
  });
  return network;
}

/** An item of the data that the scenario's provider holds. */
const STATED = {
  data: {
    items: [
      {
        provider: "mailhaven",
        data_class: "traffic",
        identifiers: [{ kind: "account", value: "somebody@mailhaven.example" }],
        stated_expiry: null,
      },
    ],
    relation_to_offence: "EXERCISE: the account was used.",
  },
};

/** Brings a hop of a peer to its receiver. @returns what the receiver says */
async function brought(network: LiveNetwork, hop: HopEnvelope, channel = CHANNEL): Promise<string> {
  const answer = await network.host.reception.receive(hop.to, hop.from, channel, hop);
  return typeof answer === "string" ? answer : answer.name;
}

function hopOf(message: Message): HopEnvelope {
  const { from, to } = message;
  return {
    kind: "deliver",
    key: `${message.id}/1/0`,
    from,
    to,
    position: 1,
    routing: routingOf(message.id, from, to),
    payload: { kind: "message", signed: signMessage(message, derivedKeys(SECRET, from).signing) },
  };
}

function routingOf(message: string, author: string, addressee: string): Routing {
  return { message, author, addressee, route: [author, addressee], channel: CHANNEL };
}

const REQUEST = smallestMessage("request");

test("a key that is stored is refused with other content", async () => {
  const network = await idleNetwork();
  expect(await brought(network, hopOf(REQUEST))).toBe("stored");
  const other = { ...REQUEST, sent_at: REQUEST.sent_at + 1 };
  expect(await brought(network, hopOf(other))).toBe("request-id-reused");
});

test("a hop is refused on a channel that it does not name", async () => {
  const network = await idleNetwork();
  expect(await brought(network, hopOf(REQUEST), "phone")).toBe("route-inconsistent");
});

test("a reference stays bound to its request, which may only add what it left out", async () => {
  const network = await idleNetwork();
  expect(await brought(network, hopOf(REQUEST))).toBe("stored");
  const again = { ...REQUEST, id: `${REQUEST.request}#3` };
  const fuller = { ...again, necessity: { reasons: "Logs vanish." } } as Message;
  expect(await brought(network, hopOf(fuller))).toBe("stored");
  const changed = { ...again, id: `${REQUEST.request}#5`, urgency: "urgent" } as Message;
  expect(await brought(network, hopOf(changed))).toBe("request-id-reused");
});

test("a request that names no data counts as one item, which a supplement describes", async () => {
  const network = await idleNetwork();
  const providers = (): string[] | undefined =>
    network.host
      .nodeOf("XB")
      .book.of(REQUEST.request)
      ?.items.map(({ provider }) => provider);
  const nameless = { ...REQUEST, form: "location-query" } as Message;
  expect(await brought(network, hopOf(nameless))).toBe("stored");
  expect(providers()).toEqual([""]);
  const supplement = {
    ...smallestMessage("supplement"),
    id: `${REQUEST.request}#3`,
    supplied: STATED,
  } as Message;
  expect(await brought(network, hopOf(supplement))).toBe("stored");
  expect(providers()).toEqual(["mailhaven"]);
});

test("what is said of a request that nobody here knows is refused", async () => {
  const network = await idleNetwork();
  expect(await brought(network, hopOf(smallestMessage("status-query")))).toBe("unknown-request");
  expect(await brought(network, hopOf(smallestMessage("confirmation")))).toBe("unknown-request");
});

test("nobody but the requester speaks for the requesting side", async () => {
  const network = await idleNetwork();
  expect(await brought(network, hopOf(REQUEST))).toBe("stored");
  for (const type of ["request", "withdrawal", "extension-request", "status-query"] as const) {
    const meddled = { ...smallestMessage(type), from: "XC" };
    expect(await brought(network, hopOf(meddled)), type).toBe("not-the-requester");
  }
  expect(await brought(network, hopOf(smallestMessage("extension-request")))).toBe("stored");
});

test("a bounce of a message that was never said is refused", async () => {
  const network = await idleNetwork();
  const notice = { message: REQUEST.id, from: "XB", to: "XA", reason: "unreached", at: 0 } as const;
  const hop: HopEnvelope = {
    kind: "deliver",
    key: `${REQUEST.id}/bounce/0`,
    from: "XB",
    to: "XA",
    position: 1,
    routing: routingOf(REQUEST.id, "XB", "XA"),
    payload: { kind: "bounce", signed: signNotice(notice, derivedKeys(SECRET, "XB").signing) },
  };
  expect(await brought(network, hop)).toBe("unknown-request");
});

test("compression that a client offers is not taken up", async () => {
  const { station, port } = await rig("XB", { register: new Map() });
  onTestFinished(() => station.close());
  const peer = await new RawPeer(port, { perMessageDeflate: true }).opened();
  expect(peer.socket.extensions).toBe("");
  peer.socket.terminate();
});
