/**
 * Headers of every answer. Nothing is loaded from elsewhere, nothing may frame the pages, and links
 * with their secret never leave as referrer.
 */
export function safeHeaders(host: string): Record<string, string> {
  return {
    // Safari before 16 does not count a socket to the same host as 'self'.
    "content-security-policy": `default-src 'self'; connect-src 'self' ws://${host} wss://${host}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  };
}
