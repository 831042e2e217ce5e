const statusAsked = {
  actions: [{ type: "send", params: { type: "status-report" } }, "repeat"],
  description: "Says where it stands and repeats what was answered",
  meta: { article: "UN-40.25" },
} as const;

/** Nobody answered the last reminder. */
const closedUnanswered = {
  target: "#requested.closed",
  actions: "reportClosed",
  meta: { article: "UN-40.25" },
} as const;

const withdrawalReceived = {
  target: "#requested.withdrawn",
  actions: [
    { type: "tellItems", params: { event: "withdrawn" } },
    { type: "send", params: { type: "release-notice" } },
  ],
  meta: { article: "UN-42.7" },
} as const;

/** The requested side as one literal XState config. Articles are those of `law/`; a dash is practice. */
export const requestedConfig = {
  id: "requested",
  description: "One request as the requested contact point sees it",
  initial: "open",
  states: {
    open: {
      description: "Not finished",
      initial: "received",
      on: {
        requestRepeated: {
          actions: "repeat",
          description: "A duplicate gets the same answer",
          meta: { article: "-" },
        },
        statusAsked,
        withdrawalReceived,
        itemSettled: { actions: "noteSettled", meta: { article: "UN-42.8" } },
        itemEnded: { actions: "noteEnded", meta: { article: "UN-42.8" } },
      },
      states: {
        received: {
          description: "Nobody has noticed and authenticated it yet",
          meta: { article: "UN-41.4" },
          entry: { type: "ask", params: { task: "acknowledge" } },
          on: {
            acknowledged: [
              {
                guard: "isPing",
                target: "#requested.answered",
                actions: { type: "send", params: { type: "acknowledgement" } },
                meta: { article: "-" },
              },
              {
                target: "checking",
                actions: { type: "send", params: { type: "acknowledgement" } },
                meta: { article: "UN-41.4" },
              },
            ],
          },
        },
        checking: {
          description: "Complete, in scope, rightly addressed?",
          meta: { article: "UN-42.3" },
          entry: { type: "ask", params: { task: "check" } },
          on: {
            foundComplete: [
              { guard: "isLocationQuery", target: "locating", meta: { article: "UN-42.2" } },
              { target: "reviewing", meta: { article: "UN-42.3" } },
            ],
            foundIncomplete: {
              target: "awaiting-supplement",
              actions: ["forgetReminders", "askForMissing"],
              meta: { article: "UN-42.3" },
            },
            foundMisaddressed: {
              target: "#requested.referred",
              actions: "refer",
              meta: { article: "BC-27.9" },
            },
          },
        },
        "awaiting-supplement": {
          description: "The requesting side owes the missing items",
          meta: { article: "UN-42.3" },
          on: { supplementReceived: { target: "checking", meta: { article: "UN-42.3" } } },
          after: {
            reminder: [
              {
                guard: "remindersLeft",
                target: "awaiting-supplement",
                reenter: true,
                actions: ["countReminder", "repeat"],
                meta: { article: "-" },
              },
              closedUnanswered,
            ],
          },
        },
        locating: {
          description: "An officer finds where the data are and who provides the service",
          meta: { article: "UN-42.2" },
          entry: { type: "ask", params: { task: "locate" } },
          on: {
            located: {
              target: "#requested.answered",
              actions: "locate",
              meta: { article: "UN-42.2" },
            },
          },
        },
        reviewing: {
          description: "Grounds of refusal and prejudice are examined",
          meta: { article: "UN-42.6" },
          entry: { type: "ask", params: { task: "review" } },
          on: {
            accepted: { target: "executing", meta: { article: "UN-42.4" } },
            groundFound: {
              target: "#requested.refused",
              actions: "refuse",
              meta: { article: "UN-42.6" },
            },
            prejudiceFound: {
              target: "awaiting-choice",
              actions: ["forgetReminders", { type: "send", params: { type: "prejudice-notice" } }],
              meta: { article: "UN-42.7" },
            },
          },
        },
        "awaiting-choice": {
          description: "Nothing is executed until the requesting side decides",
          meta: { article: "UN-42.7" },
          on: { choiceReceived: { target: "executing", meta: { article: "UN-42.7" } } },
          after: {
            reminder: [
              {
                guard: "remindersLeft",
                target: "awaiting-choice",
                reenter: true,
                actions: ["countReminder", "repeat"],
                meta: { article: "-" },
              },
              closedUnanswered,
            ],
          },
        },
        executing: {
          description: "Orders are obtained and providers act, item by item",
          meta: { article: "UN-42.4" },
          entry: "startItems",
          always: [
            { guard: "allSettledSomeHeld", target: "holding", meta: { article: "UN-42.8" } },
            { guard: "allSettled", target: "#requested.answered", meta: { article: "BC-27.7" } },
          ],
        },
        holding: {
          description: "At least one item is held",
          meta: { article: "UN-42.8" },
          initial: "idle",
          on: {
            assistanceReceived: {
              target: "assistance-pending",
              actions: { type: "tellItems", params: { event: "assistanceReceived" } },
              meta: { article: "UN-42.8" },
            },
          },
          always: { guard: "allEnded", target: "#requested.closed", meta: { article: "UN-42.8" } },
          states: {
            idle: {
              description: "The hold runs",
              meta: { article: "UN-42.8" },
              on: {
                extensionAsked: { target: "deciding-extension", meta: { article: "UN-42.9" } },
              },
            },
            "deciding-extension": {
              description: "An officer decides on more time",
              meta: { article: "UN-42.9" },
              entry: { type: "ask", params: { task: "extend" } },
              on: {
                extensionDecided: [
                  {
                    guard: "granted",
                    target: "idle",
                    actions: [
                      "extend",
                      { type: "tellItems", params: { event: "extensionGranted" } },
                      "grantExtension",
                    ],
                    meta: { article: "UN-42.9" },
                  },
                  { target: "idle", actions: "refuseExtension", meta: { article: "UN-42.9" } },
                ],
              },
            },
          },
        },
        "assistance-pending": {
          description: "The clock of the hold is stopped until assistance is decided",
          meta: { article: "UN-42.8" },
          entry: { type: "ask", params: { task: "decide-assistance" } },
          always: { guard: "allEnded", target: "#requested.closed", meta: { article: "UN-42.8" } },
          on: {
            assistanceReceived: { description: "The same request again; the decision is pending" },
            assistanceDecided: [
              {
                guard: "granted",
                target: "#requested.closed",
                actions: [
                  { type: "tellItems", params: { event: "assistanceGranted" } },
                  "grantAssistance",
                ],
                meta: { article: "UN-44" },
              },
              {
                target: "#requested.closed",
                actions: [
                  { type: "tellItems", params: { event: "assistanceRefused" } },
                  "refuseAssistance",
                ],
                meta: { article: "UN-40.21" },
              },
            ],
          },
        },
      },
    },
    refused: {
      type: "final",
      description: "Refused on a listed ground, with reasons",
      meta: { article: "UN-42.6" },
    },
    referred: {
      type: "final",
      description: "Wrongly addressed; the sender was told where to go",
      meta: { article: "BC-27.9" },
    },
    withdrawn: {
      type: "final",
      description: "Given up by the requesting side",
      meta: { article: "UN-42.7" },
    },
    answered: { type: "final", description: "Answered in full without a hold" },
    closed: { type: "final", description: "Nothing is held any more" },
  },
} as const;
