import type { HostObserver } from "@contactpoint/live";
import type { LinkObserver } from "@contactpoint/live/link";
import type { NodeLog, NodeMetrics } from "@contactpoint/live/operate";
import { PROTOCOL_ERRORS } from "@contactpoint/protocol";
import type { ProtocolErrorName } from "@contactpoint/protocol";

import type { Flights } from "./flights.ts";
import { LINK_INCIDENTS } from "./link-incidents.ts";
import { milliseconds } from "./milliseconds.ts";
import { REJECTION_INCIDENTS } from "./rejection-incidents.ts";

/** What is told of a host, and by whom. */
export interface Watch {
  readonly logOf: (node: string) => NodeLog;
  /** Undefined where nobody asks for metrics. */
  readonly metricsOf: (node: string) => NodeMetrics | undefined;
  /** Timings are of the whole process: those of any node. */
  readonly timings: NodeMetrics | undefined;
  readonly flights: Flights;
  /** A turn was stored. */
  readonly committed: (seconds: number) => void;
}

/** Logs and counts what happens in a host. */
export function observeHost(watch: Watch): HostObserver {
  const { timings } = watch;
  return {
    now: () => performance.now(),
    ...frameEvents(watch),
    linksOf: (node) => linkEvents(watch, node),
    incident: (node, { kind, peer }) => {
      const { event, level, incident } = LINK_INCIDENTS[kind];
      if (incident !== undefined) watch.metricsOf(node)?.incident(incident);
      watch.logOf(node)[level](event, { peer: peer ?? undefined, incident });
    },
    inputEntered: (node) => watch.metricsOf(node)?.inputs.inc(),
    auditEntryAdded: (node) => watch.metricsOf(node)?.auditEntries.inc(),
    verified: (seconds) => timings?.verify.observe(seconds),
    stepped: (seconds) => timings?.step.observe(seconds),
    committed: (seconds) => {
      timings?.commit.observe(seconds);
      watch.committed(seconds);
    },
    portalCalled: ({ node, request, provider, failure, tries, seconds }) => {
      timings?.providerCall.observe(seconds);
      if (failure === "malformed-answer" || failure === "oversize-answer")
        watch.metricsOf(node)?.incident("provider-malformed");
      const log = watch.logOf(node);
      const fields = {
        portal: provider,
        request,
        attempt: tries,
        duration_ms: milliseconds(seconds),
      };
      if (failure !== null) log.warn("provider-failed", fields);
      else if (tries > 1) log.info("provider-retried", fields);
      else log.debug("provider-called", fields);
    },
  };
}

function linkEvents({ logOf, metricsOf, timings }: Watch, node: string): LinkObserver {
  const log = logOf(node);
  const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  return {
    opened: (peer, path, seconds) => {
      timings?.handshake.observe(seconds);
      const fields = { peer, link_channel: nameOf(path), duration_ms: milliseconds(seconds) };
      log.info("link-opened", fields);
    },
    closed: (peer, path) => log.debug("link-closed", { peer, link_channel: nameOf(path) }),
    resent: (peer, frames) => {
      metricsOf(node)?.framesResent.inc(frames);
      log.debug("frame-resent", { peer, frames });
    },
  };
}

type FrameEvents = Pick<
  HostObserver,
  "frameSent" | "frameReceived" | "frameAnswered" | "receiptReceived" | "rejectionReceived"
>;

function frameEvents({ logOf, metricsOf, timings, flights }: Watch): FrameEvents {
  return {
    frameSent: (node, peer, frame) => {
      flights.begin(node, frame);
      metricsOf(node)?.framesSent.inc();
      logOf(node).debug(isBounce(frame) ? "bounce-sent" : "frame-sent", { peer, frame });
    },
    frameReceived: (node, peer, frame) => {
      metricsOf(node)?.framesReceived.inc();
      const event = isBounce(frame) ? "bounce-received" : "frame-received";
      logOf(node).debug(event, { peer, frame });
    },
    frameAnswered: (node, peer, frame, answer) => {
      const metrics = metricsOf(node);
      if (typeof answer === "object") {
        const { name: rejection } = answer;
        metrics?.frameRejected(rejection);
        const incident = REJECTION_INCIDENTS[rejection];
        if (incident !== undefined) metrics?.incident(incident);
        logOf(node).warn("frame-rejected", { peer, frame, rejection, incident });
        return;
      }
      if (answer === "duplicate") metrics?.duplicates.inc();
      metrics?.receiptsSent.inc();
      const event = answer === "duplicate" ? "duplicate-suppressed" : "receipt-sent";
      logOf(node).debug(event, { peer, frame });
    },
    receiptReceived: (node, frame) => {
      const seconds = flights.end(node, frame);
      if (seconds !== null) timings?.deliveryLag.observe(seconds);
      metricsOf(node)?.receiptsReceived.inc();
      logOf(node).debug("receipt-received", { frame });
    },
    rejectionReceived: (node, frame, error) => {
      flights.end(node, frame);
      metricsOf(node)?.rejectionReceived(error);
      const rejection = PROTOCOL_NAMES.find((name) => name === error);
      logOf(node).warn("rejection-received", { frame, rejection });
    },
  };
}

function isBounce(frame: string): boolean {
  return /\/bounce\/\d+$/.test(frame);
}

const PROTOCOL_NAMES: readonly ProtocolErrorName[] = PROTOCOL_ERRORS.map(({ name }) => name);
