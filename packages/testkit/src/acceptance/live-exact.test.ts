import { expect, test } from "vitest";
import { BEHAVIOURS } from "./behaviours.ts";
import { describeHost } from "./describe-host.ts";
import { liveHost } from "./live-host.ts";

describeHost(liveHost({ order: "exact" }), test);
