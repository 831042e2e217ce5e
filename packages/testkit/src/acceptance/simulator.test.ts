import { test } from "vitest";
import { describeHost } from "./describe-host.ts";
import { simulatorHost } from "./simulator-host.ts";

describeHost(simulatorHost("compiled"), test);
describeHost(simulatorHost("xstate"), test);
