/**
 * Versions of the message formats, oldest first, each with the SHA-256 of the JSON Schemas that it
 * stands for. Changing a schema takes a new entry: a new patch number if it only explains, a minor
 * one if old messages stay valid, a major one otherwise.
 */
export const PROTOCOL_HISTORY = [
  {
    version: "1.0.0",
    change: "First version.",
    schemas_sha256: "950dab9a4f7462b404af4e3e54860419d32f903db0243a6d98db831c47820d66",
  },
] as const;

/** The version that this code speaks. */
export const PROTOCOL_VERSION = "1.0.0";
