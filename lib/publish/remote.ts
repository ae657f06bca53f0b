import { resolve } from "node:path";
import { UserError } from "../run/errors.ts";

/** The repository to publish to, as git is told. */
export interface Remote {
  readonly kind: "https" | "http" | "ssh" | "local";
  /** Without credentials; a local path is absolute. Safe to show. */
  readonly url: string;
}

/**
 * Understands what a user calls a repository: an https or ssh address (`git@host:path` too) or a local path, which is
 * taken relative to `cwd`.
 *
 * @throws UserError for credentials in the address, and for anything that git would run as a program (`ext::…`).
 */
export function parseRemote(text: string, cwd: string): Remote {
  const refuse = (what: string, cure: string) => new UserError({ what, cure });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an address ends up in git's configuration, one line of it
  if (text === "" || /[\u0000-\u001f\u007f]/.test(text)) {
    throw refuse("The address of the repository is empty or has control characters in it", "Name an https address.");
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (/^[^/]*::/.test(text) || text.startsWith("-")) {
      throw refuse(
        `"${scrub(text)}" is not an address to publish to`,
        "Name an https or ssh address, or a local path.",
      );
    }
    return /^[^/:]+:/.test(text) ? { kind: "ssh", url: text } : { kind: "local", url: resolve(cwd, text) };
  }
  if (scheme === "file") return { kind: "local", url: text };
  if (scheme !== "https" && scheme !== "http" && scheme !== "ssh") {
    throw refuse(`${scheme}:// is no way to publish`, "Use an https or ssh address, or a local path.");
  }
  const userinfo = /^[^/]*:\/\/([^/@]*)@/.exec(text)?.[1];
  if (userinfo !== undefined && (scheme !== "ssh" || userinfo.includes(":"))) {
    throw refuse(
      `The address ${scrub(text)} had credentials in it, which would end up in logs`,
      "Take them out of the address and hand over the token in the environment instead; make a new one if it was logged.",
    );
  }
  return { kind: scheme, url: text };
}

/** `text` without the credentials of any address in it, and without any of `secrets`. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, (whole, scheme: string) =>
    /^ssh:\/\/[^:]*@$/i.test(whole) ? whole : scheme,
  );
  for (const secret of secrets) if (secret !== "") clean = clean.replaceAll(secret, "***");
  return clean;
}
