import { test } from "vitest";
import { describeHost } from "./describe-host.ts";
import { liveHost } from "./live-host.ts";

describeHost(liveHost({ order: "exact" }), test);
