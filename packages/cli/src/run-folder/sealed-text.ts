import { sha256 } from "./digest.ts";

/** A manifest's text. Its last key is the digest of all others, so that an edit shows. */
export function sealedText(manifest: object): string {
  return `${JSON.stringify({ ...manifest, manifest_sha256: sealOf(manifest) }, null, 2)}\n`;
}

/** What was sealed and whether its own digest fits, or undefined if the text is nothing sealed. */
export function openSealed(
  text: string,
): { readonly manifest: object; readonly intact: boolean } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("manifest_sha256" in value)) {
    return undefined;
  }
  const { manifest_sha256, ...manifest } = value;
  return { manifest, intact: sealOf(manifest) === manifest_sha256 };
}

function sealOf(manifest: object): string {
  return sha256(JSON.stringify(manifest));
}
