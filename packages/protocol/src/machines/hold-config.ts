const withdrawn = {
  target: "withdrawn",
  actions: { type: "release", params: { reason: "withdrawal" } },
  meta: { article: "UN-42.7" },
} as const;

/** The hold on one item as one literal XState config. Articles are those of `law/`; a dash is practice. */
export const holdConfig = {
  id: "hold",
  description: "One item at the requested contact point, from the order to the end of the hold",
  initial: "authorising",
  states: {
    authorising: {
      description: "The duty officer orders, or puts the case to the authority",
      meta: { article: "UN-25.1" },
      entry: { type: "ask", params: { task: "order" } },
      on: {
        ordered: [
          { guard: "policeOrders", target: "ordered", meta: { article: "UN-25.1" } },
          { target: "awaiting-authority", meta: { article: "UN-24" } },
        ],
        withdrawn: { target: "withdrawn", meta: { article: "UN-42.7" } },
      },
    },
    "awaiting-authority": {
      description: "A prosecutor or judge decides",
      meta: { article: "UN-24" },
      entry: { type: "ask", params: { task: "authorise" } },
      on: {
        authorised: { target: "ordered", meta: { article: "UN-25.1" } },
        withdrawn: { target: "withdrawn", meta: { article: "UN-42.7" } },
      },
    },
    ordered: {
      description: "The provider has the order",
      meta: { article: "UN-25.2" },
      entry: "order",
      on: {
        providerAnswered: [
          {
            guard: "preserved",
            target: "preserved",
            actions: ["begin", "confirm"],
            meta: { article: "UN-42.8" },
          },
          {
            guard: "disclosed",
            target: "disclosed",
            actions: "disclose",
            meta: { article: "UN-41.3" },
          },
          {
            guard: "leadsElsewhere",
            target: "elsewhere",
            actions: "discloseTraffic",
            meta: { article: "UN-43.1" },
          },
          {
            guard: "failedWithRetries",
            target: "retrying",
            actions: "countRetry",
            meta: { article: "-" },
          },
          { target: "negative", actions: "deny", meta: { article: "BC-27.7" } },
        ],
        withdrawn: { target: "withdrawn", meta: { article: "UN-42.7" } },
      },
    },
    retrying: {
      description: "The order failed and is served again",
      meta: { article: "-" },
      on: { withdrawn: { target: "withdrawn", meta: { article: "UN-42.7" } } },
      after: { retryWait: { target: "ordered", meta: { article: "UN-25.1" } } },
    },
    preserved: {
      description: "The provider keeps the data; both clocks run",
      meta: { article: "UN-42.8" },
      initial: "running",
      on: {
        extensionGranted: {
          target: "preserved",
          reenter: true,
          actions: ["extend", "noteExtended"],
          meta: { article: "UN-42.9" },
        },
        assistanceReceived: {
          target: "assistance-pending",
          actions: "suspend",
          meta: { article: "UN-42.8" },
        },
        withdrawn,
      },
      after: {
        noticeDue: {
          guard: "notNoticed",
          actions: ["noteNotice", "noticeExpiry"],
          meta: { article: "UN-42.9" },
        },
        holdEnd: { target: "released", actions: "expire", meta: { article: "UN-42.8" } },
        orderEnd: { target: "lapsed", actions: "lapse", meta: { article: "UN-25.2" } },
      },
      states: {
        running: {
          description: "The domestic order has time left",
          meta: { article: "UN-25.2" },
          after: { renewalDue: { target: "renewing", meta: { article: "UN-25.2" } } },
        },
        renewing: {
          description: "The domestic order is about to run out",
          meta: { article: "UN-25.2" },
          entry: { type: "ask", params: { task: "renew" } },
          on: {
            renewed: [
              {
                guard: "renewalDone",
                target: "#hold.preserved",
                reenter: true,
                actions: ["renew", "noteRenewed"],
                meta: { article: "UN-25.2" },
              },
              { description: "Forgotten; the order runs out" },
            ],
          },
        },
      },
    },
    "assistance-pending": {
      description: "Kept until assistance is decided; only the domestic order must be renewed",
      meta: { article: "UN-42.8" },
      initial: "running",
      on: {
        assistanceGranted: { target: "produced", actions: "produce", meta: { article: "UN-44" } },
        assistanceRefused: {
          target: "released",
          actions: { type: "release", params: { reason: "assistance-refused" } },
          meta: { article: "UN-40.21" },
        },
        withdrawn,
      },
      after: { orderEnd: { target: "lapsed", actions: "lapse", meta: { article: "UN-25.2" } } },
      states: {
        running: {
          description: "The domestic order has time left",
          meta: { article: "UN-25.2" },
          after: { renewalDue: { target: "renewing", meta: { article: "UN-25.2" } } },
        },
        renewing: {
          description: "The domestic order is about to run out",
          meta: { article: "UN-25.2" },
          entry: { type: "ask", params: { task: "renew" } },
          on: {
            renewed: [
              {
                guard: "renewalDone",
                target: "#hold.assistance-pending",
                reenter: true,
                actions: ["renew", "noteRenewed"],
                meta: { article: "UN-25.2" },
              },
              { description: "Forgotten; the order runs out" },
            ],
          },
        },
      },
    },
    negative: { type: "final", description: "Not held, deleted or wrong identifier" },
    disclosed: {
      type: "final",
      description: "Emergency data handed over",
      meta: { article: "UN-41.3" },
    },
    elsewhere: {
      type: "final",
      description: "The path leads to another provider",
      meta: { article: "UN-43.1" },
    },
    released: { type: "final", description: "The hold ended", meta: { article: "UN-42.8" } },
    lapsed: {
      type: "final",
      description: "The domestic order ran out under the hold",
      meta: { article: "UN-25.2" },
    },
    produced: {
      type: "final",
      description: "Handed over after assistance was granted",
      meta: { article: "UN-44" },
    },
    withdrawn: {
      type: "final",
      description: "Released because the request was withdrawn",
      meta: { article: "UN-42.7" },
    },
  },
} as const;
