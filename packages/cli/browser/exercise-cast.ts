import type { Page } from "playwright-core";
import { sendRequest } from "./exercise-pages.ts";
import {
  answerWith,
  askFor,
  type Card,
  type Habits,
  lettersOf,
  press,
  refuse,
} from "./scripted-player.ts";

const wordsFor = (about: string, provider: string, assistance = "Ministry of Justice") => ({
  offence: "Fraud",
  facts: `EXERCISE: what ${about} is about.`,
  provider,
  assistance,
});

/** The step that both officers of a contact point can do. */
const COMMON: Habits = {
  "Acknowledge the request": press("I have read it and know who sent it"),
  "Order the provider, or put it to the authority": press("Order the provider"),
  "Decide whether to go on": press("Go on"),
};

/** Looks at the letter, asks for what it does not state, and else goes on. */
async function check(step: Card): Promise<void> {
  const letters = await lettersOf(step.page, step.about);
  if (letters.includes("mutual legal assistance is intended"))
    await press("The form is complete")(step);
  else await askFor(step, [/mutual legal assistance is intended/]);
}

async function review(step: Card): Promise<void> {
  const letters = await lettersOf(step.page, step.about);
  if (letters.includes("security")) await refuse(step, "It touches on our security (EXERCISE).");
  else await press("Accept and execute")(step);
}

const DECIDES: Habits = {
  ...COMMON,
  "Check the form": check,
  "Review the grounds of refusal": review,
};

const readInject = press("I have read it");

async function say(page: Page, text: string): Promise<void> {
  const panel = page.getByRole("region", { name: "Messages to the staff and to others" });
  await panel.getByLabel("Text").fill(text);
  await panel.getByRole("button", { name: "Send" }).click();
  await panel.getByText(text).waitFor();
}

/** What the white cell has told the asking States, by the inject that a request comes from. */
const CASES: Readonly<Record<string, ReturnType<typeof wordsFor>>> = {
  complete: wordsFor("complete", "seinebox"),
  incomplete: wordsFor("incomplete", "savanna", ""),
  "needs-a-judge": wordsFor("needs-a-judge", "hudsonmail"),
  "second-case": wordsFor("second-case", "savanna"),
  "own-interests": {
    ...wordsFor("own-interests", "hudsonmail"),
    facts: "EXERCISE: it concerns Borealia's security service.",
  },
};

const caseOf = (request: string) => {
  const [, words] = Object.entries(CASES).find(([inject]) => request.includes(inject)) ?? [];
  return words ?? wordsFor(request, "hudsonmail");
};

const ASKS: Habits = {
  "Draft the request": answerWith("Send the request", caseOf),
  "Supply what is missing": answerWith("Send what was missing", (request) => ({
    ...caseOf(request),
    assistance: "Ministry of Justice",
  })),
};

/** Astoria's second officer follows the fraud; the prosecutor is told, and assistance announced. */
const astoria: Habits = {
  ...COMMON,
  "Read what has come in": async (step) => {
    const { page, about } = step;
    if (about === "fraud") {
      // Should the card be shown once more, nobody asks twice.
      const requests = page.getByRole("region", { name: "Requests" });
      if (await requests.getByText("seat/XA/1").first().isVisible()) return;
      await sendRequest(page, { ...wordsFor(about, "hudsonmail"), to: "XB", because: about });
      return;
    }
    await lettersOf(page, "seat/XA/1");
    await page.getByRole("button", { name: "Mutual legal assistance was lodged" }).click();
    await readInject(step);
  },
};

const borealia: Habits = {
  ...COMMON,
  "Read what has come in": async (step) => {
    const { page } = step;
    await say(page, "The customer is told nothing: the request is confidential.");
    await page.getByRole("button", { name: /Call .*next.shift/i }).click();
    await page.getByLabel("What the next officer must know").fill("One request waits for a judge.");
    await page.getByRole("button", { name: "Hand over" }).click();
    await readInject(step);
  },
};

/** Six people in the seats of three contact points, two in each. */
export const CAST: readonly (readonly [name: string, state: string, habits: Habits])[] = [
  ["Anna", "XA", { ...DECIDES, ...ASKS }],
  ["Amir", "XA", astoria],
  ["Bo", "XB", { ...DECIDES, ...ASKS }],
  ["Bea", "XB", borealia],
  ["Cai", "XC", { ...DECIDES, ...ASKS }],
  ["Cleo", "XC", COMMON],
];
