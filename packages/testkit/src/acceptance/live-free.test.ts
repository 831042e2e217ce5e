import { test, vi } from "vitest";
import { describeHost } from "./describe-host.ts";
import { liveHost } from "./live-host.ts";

// Their clocks run on whether or not anything happens, so they wait side by side.
vi.setConfig({ maxConcurrency: 16 });

describeHost(liveHost({ order: "free" }), test.concurrent);
