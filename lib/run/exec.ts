import { spawn } from "node:child_process";

export interface ExecOptions {
  readonly cwd?: string;
  /** The whole environment of the child; without it the child inherits ours. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Written to the child's standard input, which is closed afterwards. */
  readonly input?: string | Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Milliseconds after which the child is killed; the result then has `timedOut`. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Called for every complete line of output while the child runs. */
  readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
}

export interface ExecResult {
  /** Exit code; 128 + n when a signal ended the child, 127 when the program was not found. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/**
 * Starts a program with an argument array, never through a shell, and collects its output. A non-zero exit code is a
 * result, not an error: the caller knows what it means. Injected wherever processes are started, so that tests can watch.
 */
export type Exec = (command: string, args: readonly string[], options?: ExecOptions) => Promise<ExecResult>;

export const exec: Exec = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      signal: options.signal,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let timedOut = false;
    const timer = options.timeout
      ? setTimeout(() => {
          timedOut = true;
          child.kill("SIGKILL");
        }, options.timeout)
      : undefined;
    const lines = options.onLine ? lineSplitter(options.onLine) : undefined;
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      lines?.push(chunk, "stdout");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr.push(chunk);
      lines?.push(chunk, "stderr");
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      if ("code" in error && error.code === "ENOENT" && !options.signal?.aborted) {
        resolve({ code: 127, stdout: Buffer.alloc(0), stderr: `${command}: not found`, timedOut: false });
      } else reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      lines?.end();
      resolve({
        code: code ?? 128 + (signal === "SIGKILL" ? 9 : 15),
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString("utf8"),
        timedOut,
      });
    });
    // A child that exits early closes the pipe; its exit code tells why, so EPIPE itself is no news.
    child.stdin.on("error", () => {});
    void feed(child.stdin, options.input);
  });

async function feed(stdin: NodeJS.WritableStream, input: ExecOptions["input"]): Promise<void> {
  if (input !== undefined) {
    const chunks = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
    for await (const chunk of chunks) {
      if (!stdin.writable) break;
      if (!stdin.write(chunk)) {
        await new Promise<void>((resolve) => {
          const resume = () => {
            stdin.off("drain", resume).off("close", resume);
            resolve();
          };
          stdin.on("drain", resume).on("close", resume);
        });
      }
    }
  }
  stdin.end();
}

function lineSplitter(onLine: NonNullable<ExecOptions["onLine"]>) {
  const rest = { stdout: "", stderr: "" };
  return {
    push(chunk: Buffer, stream: "stdout" | "stderr") {
      const parts = (rest[stream] + chunk.toString("utf8")).split("\n");
      rest[stream] = parts.pop() ?? "";
      for (const line of parts) onLine(line, stream);
    },
    end() {
      for (const stream of ["stdout", "stderr"] as const) if (rest[stream]) onLine(rest[stream], stream);
    },
  };
}
