import { UserError } from "../run/errors.ts";

/**
 * A script as it goes into a package: with a `#!` line, because package managers execute it, and a final newline.
 * @throws {UserError} without a place, for text that a router's shell would stumble over
 */
export function normalizeScript(text: string): string {
  if (text.includes("\0")) throw new UserError({ what: "is not a text" });
  if (text.includes("\r")) {
    throw new UserError({
      what: "has DOS line ends, which a router's shell takes for part of commands",
      cure: "Save it with plain newlines.",
    });
  }
  const body = text.endsWith("\n") ? text : `${text}\n`;
  return body.startsWith("#!") ? body : `#!/bin/sh\n${body}`;
}
