import { test, vi } from "vitest";
import { BEHAVIOURS } from "./behaviours.ts";
import { describeHost } from "./describe-host.ts";
import { liveHost } from "./live-host.ts";

// Their clocks run on whether or not anything happens, so they wait side by side.
vi.setConfig({ maxConcurrency: BEHAVIOURS.length });

describeHost(liveHost({ order: "free" }), test.concurrent);
