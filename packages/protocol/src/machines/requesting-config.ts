/** The requesting side as one literal XState config. Articles are those of `law/`; a dash is practice. */
export const requestingConfig = {
  id: "requesting",
  description: "One request as the requesting contact point sees it",
  initial: "preparing",
  states: {
    preparing: {
      description: "An officer finds the provider, drafts, checks and translates",
      meta: { article: "UN-42.3" },
      entry: { type: "ask", params: { task: "prepare" } },
      on: {
        prepared: { target: "pursuing", meta: { article: "UN-42.1" } },
        needWithdrawn: { target: "withdrawn", meta: { article: "-" } },
      },
    },
    pursuing: {
      description: "Sent and not yet answered in full",
      meta: { article: "UN-42.1" },
      initial: "awaiting-acknowledgement",
      on: {
        itemAnswered: { actions: "noteAnswer", meta: { article: "UN-42.8" } },
        locationAnswered: { target: "answered", meta: { article: "UN-42.2" } },
        refused: { target: "refused", meta: { article: "UN-42.6" } },
        referred: { target: "elsewhere", meta: { article: "BC-27.9" } },
        itemsMissed: { target: ".supplementing", meta: { article: "UN-42.3" } },
        prejudiceNoticed: { target: ".choosing", meta: { article: "UN-42.7" } },
        needWithdrawn: {
          target: "withdrawn",
          actions: { type: "send", params: { type: "withdrawal" } },
          meta: { article: "-" },
        },
      },
      always: [
        {
          guard: "allAnsweredSomePreserved",
          target: "preserved",
          actions: { type: "ask", params: { task: "lodge" } },
          meta: { article: "UN-42.8" },
        },
        { guard: "allAnsweredSomeDisclosed", target: "answered", meta: { article: "UN-41.3" } },
        { guard: "allAnsweredSomeElsewhere", target: "elsewhere", meta: { article: "UN-43.1" } },
        { guard: "allAnswered", target: "negative", meta: { article: "BC-27.7" } },
      ],
      states: {
        "awaiting-acknowledgement": {
          description: "On its way; nobody there has acknowledged it",
          meta: { article: "UN-41.4" },
          entry: "request",
          on: {
            acknowledged: [
              { guard: "isPing", target: "#requesting.answered", meta: { article: "-" } },
              { target: "acknowledged", meta: { article: "UN-41.4" } },
            ],
            deliveryFailed: [
              {
                guard: "secretariatIsNext",
                target: "obtaining-details",
                actions: "nextRung",
                meta: { article: "UN-41.2" },
              },
              {
                guard: "rungsLeft",
                target: "awaiting-acknowledgement",
                reenter: true,
                actions: "nextRung",
                meta: { article: "UN-41.6" },
              },
            ],
          },
          after: {
            acknowledgementWait: [
              {
                guard: "secretariatIsNext",
                target: "obtaining-details",
                actions: "nextRung",
                meta: { article: "UN-41.2" },
              },
              {
                guard: "rungsLeft",
                target: "awaiting-acknowledgement",
                reenter: true,
                actions: "nextRung",
                meta: { article: "UN-41.6" },
              },
              { target: "#requesting.gave-up", meta: { article: "-" } },
            ],
          },
        },
        "obtaining-details": {
          description: "The secretariat looks up correct details",
          meta: { article: "UN-41.2" },
          entry: "inquire",
          on: {
            detailsObtained: { target: "awaiting-acknowledgement", meta: { article: "UN-41.2" } },
            acknowledged: [
              { guard: "isPing", target: "#requesting.answered", meta: { article: "-" } },
              { target: "acknowledged", meta: { article: "UN-41.4" } },
            ],
          },
        },
        acknowledged: {
          description: "A person there has taken it up",
          meta: { article: "UN-41.4" },
          on: {
            statusReported: {
              guard: "openThere",
              target: "acknowledged",
              reenter: true,
              actions: "forgetQueries",
              meta: { article: "UN-40.25" },
            },
          },
          after: {
            statusWait: [
              {
                guard: "queriesLeft",
                target: "acknowledged",
                reenter: true,
                actions: ["countQuery", { type: "send", params: { type: "status-query" } }],
                meta: { article: "UN-40.25" },
              },
              { target: "#requesting.gave-up", meta: { article: "-" } },
            ],
          },
        },
        supplementing: {
          description: "An officer supplies the missing items",
          meta: { article: "UN-42.3" },
          entry: { type: "ask", params: { task: "supplement" } },
          on: {
            itemsMissed: { description: "The same question again; the work goes on" },
            supplemented: {
              target: "acknowledged",
              actions: { type: "send", params: { type: "supplement" } },
              meta: { article: "UN-42.3" },
            },
          },
        },
        choosing: {
          description: "Preservation might warn the subject; this side decides whether to go on",
          meta: { article: "UN-42.7" },
          entry: { type: "ask", params: { task: "choose" } },
          on: {
            prejudiceNoticed: { description: "The same notice again; the work goes on" },
            chose: [
              {
                guard: "proceeds",
                target: "acknowledged",
                actions: { type: "send", params: { type: "choice" } },
                meta: { article: "UN-42.7" },
              },
              {
                target: "#requesting.withdrawn",
                actions: { type: "send", params: { type: "withdrawal" } },
                meta: { article: "UN-42.7" },
              },
            ],
          },
        },
      },
    },
    preserved: {
      description: "At least one item is held",
      meta: { article: "UN-42.8" },
      initial: "holding",
      on: {
        lodged: {
          target: "assistance-pending",
          actions: ["forgetQueries", { type: "send", params: { type: "assistance-request" } }],
          meta: { article: "UN-44" },
        },
        released: { actions: "noteReleased", meta: { article: "UN-42.8" } },
      },
      always: { guard: "allReleased", target: "expired", meta: { article: "UN-42.8" } },
      states: {
        holding: {
          description: "The end of the hold is far",
          meta: { article: "UN-42.8" },
          on: { expiryNoticed: [{ guard: "mayExtend", target: "deciding" }, { target: "ending" }] },
          after: {
            extensionReminder: [
              { guard: "mayExtend", target: "deciding", meta: { article: "UN-42.9" } },
              { target: "ending" },
            ],
          },
        },
        deciding: {
          description: "An officer considers an extension",
          meta: { article: "UN-42.9" },
          entry: { type: "ask", params: { task: "follow-up" } },
          on: {
            followedUp: [
              {
                guard: "asksExtension",
                target: "extension-asked",
                actions: { type: "send", params: { type: "extension-request" } },
                meta: { article: "UN-42.9" },
              },
              { target: "unasked" },
            ],
          },
          after: { holdEnd: { target: "#requesting.expired", meta: { article: "UN-42.8" } } },
        },
        unasked: {
          description: "The extension was forgotten; a notice of the end may still help",
          meta: { article: "UN-42.9" },
          on: { expiryNoticed: { guard: "mayExtend", target: "deciding" } },
          after: { holdEnd: { target: "#requesting.expired", meta: { article: "UN-42.8" } } },
        },
        "extension-asked": {
          description: "Asked for more time; the old end stands until it is granted",
          meta: { article: "UN-42.9" },
          on: {
            extensionDecided: [
              {
                guard: "extensionGranted",
                target: "holding",
                actions: "extend",
                meta: { article: "UN-42.9" },
              },
              { guard: "extensionRefused", target: "ending", meta: { article: "UN-42.9" } },
            ],
          },
          after: { holdEnd: { target: "#requesting.expired", meta: { article: "UN-42.8" } } },
        },
        ending: {
          description: "Nothing more is asked; the hold runs out",
          meta: { article: "UN-42.8" },
          after: { holdEnd: { target: "#requesting.expired", meta: { article: "UN-42.8" } } },
        },
      },
    },
    "assistance-pending": {
      description: "Mutual legal assistance is lodged and not decided; the data stay",
      meta: { article: "UN-42.8" },
      on: {
        assistanceDecided: [
          { guard: "assistanceGranted", target: "produced", meta: { article: "UN-44" } },
          { target: "assistance-refused", meta: { article: "UN-40.21" } },
        ],
        released: { actions: "noteReleased", meta: { article: "UN-42.8" } },
      },
      always: { guard: "allReleased", target: "expired", meta: { article: "UN-42.8" } },
      after: {
        assistanceChase: [
          {
            guard: "chasesLeft",
            target: "assistance-pending",
            reenter: true,
            actions: ["countQuery", { type: "send", params: { type: "assistance-request" } }],
            meta: { article: "UN-40.25" },
          },
          { target: "expired", meta: { article: "-" } },
        ],
      },
    },
    answered: { type: "final", description: "Answered in full without a hold" },
    refused: {
      type: "final",
      description: "Refused on a listed ground",
      meta: { article: "UN-42.6" },
    },
    negative: {
      type: "final",
      description: "Nothing could be preserved",
      meta: { article: "BC-27.7" },
    },
    elsewhere: {
      type: "final",
      description: "Pursued in another State",
      meta: { article: "UN-43.1" },
    },
    withdrawn: { type: "final", description: "Given up by this side's decision" },
    "gave-up": { type: "final", description: "No answer by any way tried" },
    expired: {
      type: "final",
      description: "The hold ended without assistance",
      meta: { article: "UN-42.8" },
    },
    produced: {
      type: "final",
      description: "Assistance granted, data received",
      meta: { article: "UN-44" },
    },
    "assistance-refused": {
      type: "final",
      description: "Assistance refused",
      meta: { article: "UN-40.21" },
    },
  },
} as const;
