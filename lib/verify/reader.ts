import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { errorCode, UserError } from "../run/errors.ts";

/** What a router gets when it asks for one file. */
export interface Fetched {
  /** HTTP status; for a directory 200 or 404. 0: no answer at all, see `failure`. */
  readonly status: number;
  readonly failure?: string;
  /** `Location` of a redirect, as an absolute URL. */
  readonly redirectedTo?: string;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** Length that was announced. */
  readonly size?: number;
  /** Bytes as they travelled: never decompressed. Throws when the transfer breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** A published archive, or one feed of it, read the way a router does: whole files by name, no redirects followed. */
export interface ArchiveReader {
  /** Directory or URL without a trailing slash, fit for messages (no credentials). */
  readonly location: string;
  readonly remote: boolean;
  /** @throws UserError when the server has never answered. */
  get(path: string): Promise<Fetched>;
  /** HTTP status for who brings no credentials; only where this reader has some. 0: no answer. */
  statusWithout?(path: string): Promise<number>;
  /** All files below the root, sorted; undefined where that cannot be known (HTTP). */
  list(): Promise<readonly string[] | undefined>;
  /** The directory `levels` above, undefined at the top. */
  parent(levels: number): ArchiveReader | undefined;
  close(): void;
}

async function* nothing(): AsyncIterable<Uint8Array> {}

/** An archive in a directory of this machine. */
export async function directoryReader(directory: string): Promise<ArchiveReader> {
  const root = await realpath(directory);
  return directoryAt(root, directory);
}

function directoryAt(root: string, shown: string): ArchiveReader {
  return {
    location: shown,
    remote: false,
    async get(path) {
      const file = join(root, path);
      const found = file.startsWith(root + sep) ? await stat(file).catch(() => undefined) : undefined;
      if (!found?.isFile()) return { status: 404, body: nothing() };
      return { status: 200, size: found.size, body: createReadStream(file) };
    },
    async list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .filter((path) => !path.startsWith(`.git${sep}`))
        .map((path) => path.split(sep).join("/"))
        .sort();
    },
    parent(levels) {
      const up = join(root, ...Array<string>(levels).fill(".."));
      return up === root || up === "/" ? undefined : directoryAt(up, up);
    },
    close() {},
  };
}

export interface HttpReaderOptions {
  /** `user:password` for Basic authentication; sent to the archive's own origin only. */
  readonly auth?: string | undefined;
  /** Connections at once. */
  readonly connections?: number;
  /** Milliseconds of silence after which a transfer counts as broken. */
  readonly timeout?: number;
}

/**
 * An archive behind HTTP or HTTPS. Asks as the routers' clients do: no `Accept-Encoding`, no redirects followed.
 *
 * @throws UserError for anything but an http(s) URL without credentials in it.
 */
export function httpReader(url: string, options: HttpReaderOptions = {}): ArchiveReader {
  const base = parseBase(url);
  const settings = { maxSockets: options.connections ?? 8, keepAlive: true };
  const agent = base.protocol === "https:" ? new HttpsAgent(settings) : new HttpAgent(settings);
  return httpAt(base, agent, options, { hasAnswered: false });
}

function httpAt(
  base: URL,
  agent: HttpAgent,
  options: HttpReaderOptions,
  server: { hasAnswered: boolean },
): ArchiveReader {
  return {
    location: base.href.replace(/\/$/, ""),
    remote: true,
    async get(path) {
      const fetched = await getWithRetries(new URL(encodePath(path), base), agent, options);
      if (fetched.status === 0 && !server.hasAnswered) throw silent(base, fetched.failure ?? "");
      server.hasAnswered = true;
      return fetched;
    },
    ...(options.auth
      ? {
          async statusWithout(path: string) {
            const { auth: _, ...rest } = options;
            const { status, body } = await getWithRetries(new URL(encodePath(path), base), agent, rest);
            for await (const _ of body) break;
            return status;
          },
        }
      : {}),
    list: async () => undefined,
    parent(levels) {
      const segments = base.pathname.split("/").filter(Boolean);
      if (segments.length < levels) return undefined;
      const path = segments.slice(0, segments.length - levels).map((segment) => `${segment}/`);
      return httpAt(new URL(`/${path.join("")}`, base), agent, options, server);
    },
    close: () => agent.destroy(),
  };
}

/** Nothing is known of an archive whose server never says a word. */
function silent({ host }: URL, failure: string): UserError {
  const cures: Readonly<Record<string, string>> = {
    ENOTFOUND: "Correct the name in the address, or look at this machine's DNS.",
    EAI_AGAIN: "Look at this machine's network and DNS.",
    ECONNREFUSED: "Correct the address and its port, or start the server there.",
  };
  return new UserError({
    what: `The server ${host} cannot be reached (${failure})`,
    cure: cures[failure] ?? "Look at the address, the network and the server, and try again.",
  });
}

function parseBase(url: string): URL {
  let base: URL;
  try {
    base = new URL(url);
  } catch {
    throw new UserError({ what: `"${url}" is not an address`, cure: "Write it as https://example.org/archive." });
  }
  if (base.protocol !== "http:" && base.protocol !== "https:") {
    throw new UserError({ what: `${base.protocol}// is not a protocol of routers`, cure: "Use http:// or https://." });
  }
  if (base.username || base.password) {
    throw new UserError({
      what: "The address carries credentials, which other programs of this machine can see",
      cure: "Put user:password into the environment variable PPA_AUTH and leave them out of the address.",
    });
  }
  base.search = "";
  base.hash = "";
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

/** As opkg does (formats.md §4); apk sends `~` and `+` raw, which servers take for the same. */
function encodePath(path: string): string {
  return `./${path.split("/").map(encodeURIComponent).join("/")}`;
}

async function getWithRetries(url: URL, agent: HttpAgent, options: HttpReaderOptions): Promise<Fetched> {
  for (let attempt = 1; ; attempt++) {
    const fetched = await getOnce(url, agent, options).catch(
      (error): Fetched => ({ status: 0, failure: reason(error), body: nothing() }),
    );
    const passing = fetched.status === 0 || fetched.status === 429 || fetched.status >= 500;
    if (!passing || attempt === 3) return fetched;
    await new Promise((resume) => setTimeout(resume, 300 * attempt));
  }
}

function getOnce(url: URL, agent: HttpAgent, options: HttpReaderOptions): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { "user-agent": "ppa-verify (as uclient-fetch)" };
    if (options.auth) headers["authorization"] = `Basic ${Buffer.from(options.auth).toString("base64")}`;
    const start = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = start(url, { agent, headers, timeout: options.timeout ?? 30_000 });
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", reject);
    request.on("response", (response) => resolve(answered(url, response)));
    request.end();
  });
}

function answered(url: URL, response: IncomingMessage): Fetched {
  const { statusCode: status = 0, headers } = response;
  const { location, "content-type": contentType, "content-encoding": contentEncoding } = headers;
  const size = headers["content-length"];
  if (status !== 200) response.resume();
  return {
    status,
    ...(location === undefined ? {} : { redirectedTo: new URL(location, url).href }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    ...(size === undefined ? {} : { size: Number(size) }),
    body: status === 200 ? response : nothing(),
  };
}

function reason(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}

/** A reader for what a user names: an http(s) address or a directory. */
export async function openArchive(location: string, options: HttpReaderOptions = {}): Promise<ArchiveReader> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return httpReader(location, options);
  const found = await stat(location).catch(() => undefined);
  if (found?.isDirectory()) return directoryReader(location);
  throw new UserError({
    what: `${pathToFileURL(location).pathname} is neither a directory nor an address`,
    cure: "Name the folder of an archive or of one feed, or its address (https://…).",
  });
}
