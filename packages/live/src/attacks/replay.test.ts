import { expect, test } from "vitest";
import { AttackField } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";

type Ping = ReturnType<AttackFrames["ping"]>;

const SCENARIO = fieldScenario();

test("a frame that comes again gets its receipt again and has no second effect, also after a restart", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const frame = frames.direct(frames.ping("XA", "everyday/XA/1"));
  const again = async (): Promise<void> => {
    const peer = await field.member("XA");
    for (let n = 0; n < 3; n++) expect(label(await peer.ask(frame))).toBe("receipt");
  };
  await again();
  expect(await effectOf(field, again)).toEqual(NO_EFFECT);
  await field.restart();
  expect(await effectOf(field, again)).toEqual(NO_EFFECT);
});

test("frames that say different things under one key get a receipt for what is stored alone, also at once", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const ping = frames.ping("XA", "everyday/XA/1");
  const peer = await field.member("XA");
  peer.say(frames.direct(ping, {}, frames.signingOf("XC")));
  for (const language of ["en", "fr", "en"]) peer.say(frames.direct({ ...ping, language } as Ping));
  const answers: string[] = [];
  for (let n = 0; n < 4; n++) answers.push(label(await peer.next()));
  expect(answers.toSorted()).toEqual([
    "receipt",
    "receipt",
    "request-id-reused",
    "signature-invalid",
  ]);
  expect((await field.picture()).inputs).toHaveLength(1);
});

test("a hub that passes a message on again under new keys brings it no second effect, and soon no copy", async () => {
  await using field = await AttackField.open(SCENARIO);
  const frames = new AttackFrames(field);
  const message = frames.ping("XA", "everyday/XA/1");
  const passOn = async (copy: number): Promise<string> => {
    const hub = await field.member("XC");
    return label(await hub.ask(frames.passedOn(message, "XC", { copy })));
  };
  expect(await passOn(0)).toBe("receipt");
  await field.picture();
  // Links double what they carry, so a few copies are in order: each is noted, and that is all.
  const doubled = await effectOf(field, async () => {
    for (const copy of [1, 2, 3]) expect(await passOn(copy)).toBe("receipt");
  });
  expect(doubled).toMatchObject({ ...NO_EFFECT, appeared: expect.any(Array) });
  for (const row of doubled.appeared)
    expect(row).toMatch(/"kind":"delivered".*"again":true|"key":"everyday\/XA\/1#1\/2\/[123]"/);
  await field.restart();
  const refused = await effectOf(field, async () => {
    for (const copy of [4, 5, 99_999]) expect(await passOn(copy)).toBe("hop-key-invalid");
  });
  expect(refused).toEqual(NO_EFFECT);
  await field.auditedIncident("frame-rejected", "hop-key-invalid");
});
