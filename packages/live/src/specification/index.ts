export { asyncApiDocument } from "./asyncapi-document.ts";
export { frameSamples, sampleStatements } from "./frame-samples.ts";
export { wireJsonSchemas } from "./json-schemas.ts";
export { MESSAGE_GUIDE } from "./message-guide.ts";
export { completeRequest, smallestMessage } from "./message-samples.ts";
export { SAMPLES_BEGIN, sampleRegister, sampleRegisterKeys } from "./register-samples.ts";
export type { Requirement, Section } from "./requirement.ts";
export { REQUIREMENTS } from "./requirements.ts";
export { LINK_LIMITS } from "../link/link-limits.ts";
