import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exec } from "../../lib/run/exec.ts";
import { branchFiles } from "../../lib/run/static-files.ts";
import { type StaticServer, serveFiles } from "../../lib/run/static-server.ts";

export interface GitServerOptions {
  /** Asked for as the password of Basic authentication, for reading and writing. */
  readonly token?: string;
  /** May read, gets 403 on a push. */
  readonly readOnlyToken?: string;
  /** `uploadpack.allowFilter`; default true, as on GitHub, Gitea and Forgejo. */
  readonly allowFilter?: boolean;
  /** False: only the protocol of before 2018, as behind an sshd that does not pass GIT_PROTOCOL on. */
  readonly protocolV2?: boolean;
}

/** What may be changed while the server runs. */
export interface Behaviour {
  /** Milliseconds before every answer. */
  delay?: number;
  /** Requests it holds for are answered never (`stall`) or cut off after some bytes of their body (`drop`). */
  misbehave?: (request: IncomingMessage) => "stall" | "drop" | undefined;
}

export interface GitServer {
  /** `http://127.0.0.1:<port>`; repositories are `<url>/<name>.git`. */
  readonly url: string;
  /** The directory of the bare repositories. */
  readonly dir: string;
  readonly behaviour: Behaviour;
  /** Bytes on the wire so far, headers included, in both directions. */
  bytes(): number;
  /** `POST /ppa.git/git-receive-pack`, one per request so far. */
  readonly requests: string[];
  /** Makes an empty bare repository and returns its path. */
  create(name: string): string;
  close(): Promise<void>;
}

/** Real git over HTTP: `git http-backend` behind a small server, over a temporary directory of bare repositories. */
export async function startGitServer(options: GitServerOptions = {}): Promise<GitServer> {
  const dir = mkdtempSync(join(tmpdir(), "git-server-"));
  const behaviour: Behaviour = {};
  const requests: string[] = [];
  const children = new Set<ChildProcess>();
  const sockets = new Set<Socket>();
  let closedBytes = 0;
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (behaviour.delay) await new Promise((resolve) => setTimeout(resolve, behaviour.delay));
    const fault = behaviour.misbehave?.(request);
    if (fault === "stall") return;
    if (fault === "drop") {
      request.once("data", () => request.socket.destroy());
      return;
    }
    const refused = refusal(request, options);
    if (refused) {
      request.resume();
      response.writeHead(refused, refused === 401 ? { "www-authenticate": 'Basic realm="git"' } : {});
      response.end();
      return;
    }
    const child = backend(dir, request, response, options);
    children.add(child);
    child.once("close", () => children.delete(child));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => {
      closedBytes += socket.bytesRead + socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    dir,
    behaviour,
    requests,
    bytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, closedBytes),
    create: (name) => createBareRepository(join(dir, `${name}.git`), options.allowFilter ?? true),
    async close() {
      for (const child of children) child.kill();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** An empty bare repository whose default branch is `main`. */
export function createBareRepository(path: string, allowFilter = false): string {
  mkdirSync(path, { recursive: true });
  gitIn(path, "init", "--quiet", "--bare", "--initial-branch=main", ".");
  gitIn(path, "config", "uploadpack.allowFilter", String(allowFilter));
  gitIn(path, "config", "http.receivepack", "true");
  return path;
}

/** Installs a hook (`pre-receive`, `update` …) with this shell script. */
export function installHook(repository: string, name: string, script: string): void {
  const file = join(repository, "hooks", name);
  mkdirSync(join(repository, "hooks"), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Serves what is published on a branch of a repository, as a pages host would; follows the branch as it moves. */
export async function serveBranch(repository: string, branch: string): Promise<StaticServer> {
  return serveFiles(await branchFiles(repository, branch, exec));
}

/**
 * Runs git in a repository of a test and returns what it prints; a failure is the test's failure. It blocks, so it must
 * not talk to a server of the same process.
 */
export function gitIn(repository: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("git", ["-C", repository, ...args], {
    encoding: "utf8",
    env: testGitEnvironment,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr}`);
  return stdout.trim();
}

/** Keeps the settings of the developer's machine out of tests. */
export const testGitEnvironment: Readonly<Record<string, string | undefined>> = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Somebody",
  GIT_AUTHOR_EMAIL: "somebody@example.org",
  GIT_COMMITTER_NAME: "Somebody",
  GIT_COMMITTER_EMAIL: "somebody@example.org",
};

function refusal(request: IncomingMessage, { token, readOnlyToken }: GitServerOptions): 401 | 403 | undefined {
  if (token === undefined && readOnlyToken === undefined) return undefined;
  const [scheme, credentials = ""] = (request.headers.authorization ?? "").split(" ");
  const given = Buffer.from(credentials, "base64").toString("utf8").split(":")[1];
  if (scheme !== "Basic" || given === undefined) return 401;
  if (given === token) return undefined;
  if (given !== readOnlyToken) return 401;
  return request.url?.includes("git-receive-pack") ? 403 : undefined;
}

/** One CGI request (RFC 3875). */
function backend(
  dir: string,
  request: IncomingMessage,
  response: ServerResponse,
  { protocolV2 = true }: GitServerOptions,
): ChildProcess {
  const [path = "/", query = ""] = (request.url ?? "/").split("?");
  const header = (name: string) => request.headers[name]?.toString();
  const child = spawn("git", ["http-backend"], {
    env: {
      ...testGitEnvironment,
      GIT_PROJECT_ROOT: dir,
      GIT_HTTP_EXPORT_ALL: "1",
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      CONTENT_TYPE: header("content-type"),
      CONTENT_LENGTH: header("content-length"),
      HTTP_CONTENT_ENCODING: header("content-encoding"),
      HTTP_GIT_PROTOCOL: protocolV2 ? header("git-protocol") : undefined,
      REMOTE_ADDR: "127.0.0.1",
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.on("error", () => {});
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  const onHead = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    child.stdout.off("data", onHead);
    const fields = head.subarray(0, end).toString("latin1").split("\r\n");
    for (const field of fields) {
      const [name = "", value = ""] = field.split(/:\s*/, 2);
      if (name.toLowerCase() === "status") response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.write(head.subarray(end + 4));
    child.stdout.pipe(response);
  };
  child.stdout.on("data", onHead);
  child.once("close", () => response.end());
  return child;
}
