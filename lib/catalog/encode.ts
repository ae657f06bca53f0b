import { createHash } from "node:crypto";

export interface SiteFile {
  readonly path: string;
  /** Absent: as published, because nothing it shows has changed. */
  readonly content?: Uint8Array;
}

export type NewFile = Required<SiteFile>;

const encoder = new TextEncoder();

export const textFile = (path: string, text: string): NewFile => ({ path, content: encoder.encode(text) });

export const jsonFile = (path: string, value: unknown): NewFile => textFile(path, `${JSON.stringify(value)}\n`);

export function shortHash(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 16);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** Text for HTML and XML, in content and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return text
    .replace(notXml, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** An address's text without escapes; where they are broken, as it is. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
