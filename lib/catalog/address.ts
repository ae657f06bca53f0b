import { createHash } from "node:crypto";

/** An address a page may link to: http, https or mailto. Everything else (`javascript:`, `data:` …) is no link. */
export function webAddress(text: string | undefined): string | undefined {
  if (!text || text.length > 2000 || !/^(?:https?:\/\/|mailto:)/i.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}

/**
 * A name as one segment of a path and of an address: as it is for every name that opkg and apk take, else with `=2F` for
 * what would leave the folder or need escaping, and shortened by its hash where a file system would refuse it.
 */
export function pathSegment(name: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,119}$/.test(name)) return name;
  const escaped = Array.from(new TextEncoder().encode(name), (byte, index) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9_+-]/.test(letter) || (letter === "." && index > 0)
      ? letter
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
  if (escaped.length <= 120) return escaped || "=";
  return `${escaped.slice(0, 96)}=${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}

/** The field `path` of documents: a name's segment where it is another. */
export function ownPath(name: string): { path?: string } {
  const path = pathSegment(name);
  return path === name ? {} : { path };
}

/** Path of a source's page: `feeds/ppa/hello` → `s/feeds/ppa/hello/`. */
export function sourcePath(source: string): string {
  return `s/${source.split("/").filter(Boolean).map(pathSegment).join("/") || "="}/`;
}

export const packagePath = (name: string): string => `p/${pathSegment(name)}/`;
export const packageJson = (name: string): string => `api/v1/p/${pathSegment(name)}.json`;
export const filesJson = (name: string): string => `api/v1/files/${pathSegment(name)}.json`;
export const versionBadge = (name: string): string => `badge/${pathSegment(name)}.svg`;
export const buildBadge = (name: string): string => `badge/build/${pathSegment(name)}.svg`;
export const packageAtom = (name: string): string => `p/${pathSegment(name)}/atom.xml`;
/** The human face of a feed directory. */
export const targetPath = (feed: string): string => `t/${feed}/`;
