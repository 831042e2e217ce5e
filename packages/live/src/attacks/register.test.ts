import { expect, test } from "vitest";
import { AttackField, freePort } from "../testing/attack-field.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { HostileSecretariat } from "../testing/hostile-secretariat.ts";
import { label } from "../testing/hostile-peer.ts";
import { makeMembership, type Membership } from "../testing/membership.ts";
import { effectOf, NO_EFFECT } from "../testing/no-effect.ts";
import { type Register, registerDigest, signEntry, signRegister } from "../trust/index.ts";
import { generateSigningKey } from "../wire/index.ts";

const SCENARIO = fieldScenario();

test("a node that is shown an older register keeps the one it holds, also after a restart", async () => {
  const membership = await makeMembership(SCENARIO, { port: await freePort() });
  await using secretariat = await HostileSecretariat.open(membership);
  const first = secretariat.register;
  secretariat.register = following(membership, {
    entries: first.entries.filter(({ state }) => state !== "XC"),
  });
  await using field = await AttackField.open(SCENARIO, {
    membership,
    secretariat: secretariat.url,
  });
  const held = field.node.register?.version;
  secretariat.register = first;
  await field.restart();
  expect([held, field.node.register?.version]).toEqual([2, 2]);
  const effect = await effectOf(field, async () => {
    // The older one still named it.
    expect(label(await (await field.connect("XC")).greet())).toBe("closed 4201");
  });
  expect(effect).toEqual(NO_EFFECT);
  expect(await field.auditedKinds()).toContain("rollback");
});

test("a stolen register key cannot put the thief's key in a member's place", async () => {
  const membership = await makeMembership(SCENARIO, { port: await freePort() });
  await using secretariat = await HostileSecretariat.open(membership);
  const key = generateSigningKey();
  secretariat.register = following(membership, {
    entries: secretariat.register.entries.map((entry) => {
      const { sign_key: _, signature: __, ...said } = entry;
      const valid_from = said.valid_from + 1;
      return entry.state === "XC" ? signEntry({ ...said, valid_from }, key) : entry;
    }),
  });
  await using field = await AttackField.open(SCENARIO, {
    membership,
    secretariat: secretariat.url,
  });
  expect(field.node.register?.version).toBe(1);
  const effect = await effectOf(field, async () => {
    const thief = await field.connect("XC", { signing: key });
    const challenge = await thief.greet();
    if (challenge.kind !== "challenge") throw new TypeError(label(challenge));
    const proof = { kind: "proof", signature: thief.proof(challenge) } as const;
    expect(label(await thief.ask(proof))).toBe("closed 4202");
    await field.member("XC");
  });
  expect(effect).toEqual(NO_EFFECT);
  expect(await field.auditedKinds()).toContain("key-not-continued");
});

test("a register that says something else under the same version is refused, from secretariat and peer", async () => {
  const membership = await makeMembership(SCENARIO, { port: await freePort() });
  await using secretariat = await HostileSecretariat.open(membership);
  const { key: _, signature: __, ...content } = membership.register;
  const issued_at = content.issued_at + 1;
  secretariat.register = signRegister({ ...content, issued_at }, membership.secretariat);
  await using field = await AttackField.open(SCENARIO, {
    membership,
    secretariat: secretariat.url,
  });
  expect(field.node.register?.issued_at).toBe(membership.register.issued_at);
  expect(await field.auditedKinds()).toContain("equivocation");
  const effect = await effectOf(field, async () => {
    const held = { version: 1, digest: registerDigest(secretariat.register) };
    const misled = await field.connect("XC", { held });
    const challenge = await misled.greet();
    if (challenge.kind !== "challenge") throw new TypeError(label(challenge));
    const proof = { kind: "proof", signature: misled.proof(challenge) } as const;
    expect(label(await misled.ask(proof))).toBe("closed 4205");
  });
  expect(effect).toEqual(NO_EFFECT);
  await field.auditedIncident("register-conflict");
});

/** The second version, signed by the key of the register. */
function following({ register, secretariat }: Membership, changes: Partial<Register>): Register {
  const { key: _, signature: __, ...content } = register;
  const previous_digest = registerDigest(register);
  return signRegister({ ...content, version: 2, previous_digest, ...changes }, secretariat);
}
