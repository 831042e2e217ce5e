export { CertificateAuthority } from "./certificate-authority.ts";
export type { TlsIdentity, Validity } from "./certificate-authority.ts";
export { exerciseCredentials } from "./exercise-credentials.ts";
export type {
  ExerciseCredentials,
  ExerciseOptions,
  NodeKeys,
  RegisteredState,
} from "./exercise-credentials.ts";
export { HostGuard, HostRefused } from "./host-guard.ts";
export type { AdmittedUrl, HostGuardOptions } from "./host-guard.ts";
export { certificateSha256 } from "./pem.ts";
export { RegisterBook } from "./register-book.ts";
export type { BookAnswer, BookMemory, BookOptions } from "./register-book.ts";
export { REGISTER_REFUSALS } from "./register-refusal.ts";
export type { RegisterRefusal, RegisterRefusalName } from "./register-refusal.ts";
export type { Exercise, Register, RegisterEntry, RegisterKeys } from "./register.ts";
export { registerDigest, signEntry, signRegister, signRegisterKeys } from "./sign-register.ts";
export { tlsContext, tlsServerOptions } from "./tls-context.ts";
export type { TlsCredentials, TlsServerOptions } from "./tls-context.ts";
export { CREDENTIALS_FORMAT, writeCredentials } from "./credentials-folder.ts";
export type { FolderOptions, Place } from "./credentials-folder.ts";
export { readNodeCredentials } from "./node-credentials.ts";
export type { NodeCredentials } from "./node-credentials.ts";
export { plannedChanges } from "./planned-changes.ts";
export { RegisterClient } from "./register-client.ts";
export type { RegisterClientOptions } from "./register-client.ts";
export { CLOCK_SKEW } from "./register.ts";
export { realInstant, registeredStates } from "./registered-states.ts";
export { replaceRegisterKey, revokeState, rotateState } from "./secretariat-changes.ts";
export { SecretariatFolder } from "./secretariat-folder.ts";
export { Secretariat } from "./secretariat.ts";
export type { SecretariatOptions, Timers } from "./secretariat.ts";
export { canonicalHost } from "./host-names.ts";
