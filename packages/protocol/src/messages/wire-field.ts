import * as z from "zod";

/** Integer milliseconds since the Unix epoch, UTC. */
export const instant = z.int();

/** Something was written. */
export const text = z.string().min(1);

/** Id of a State as the scenario and the register know it. */
export const stateId = z.string().min(1);

/** The nth item of the request, from 0. */
export const itemIndex = z.int().min(0);

/** ISO 639-1. */
export const language = z.string().regex(/^[a-z]{2}$/);

/** Limits on the use of transmitted data, which travel with them (UN-36.1). */
export const useLimits = z.array(text);
