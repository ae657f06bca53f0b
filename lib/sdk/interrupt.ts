import { UserError } from "../run/errors.ts";

/** What of a process matters here, so that a test can send signals to itself. */
export interface SignalSource {
  once(signal: "SIGINT" | "SIGTERM" | "SIGHUP", listener: () => void): unknown;
  off(signal: "SIGINT" | "SIGTERM" | "SIGHUP", listener: () => void): unknown;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `work` with an AbortSignal that the process's own end triggers, so that it ends what it started first. */
export async function interruptible<T>(source: SignalSource, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const signal of signals) source.once(signal, abort);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (stop.signal.aborted && !(error instanceof UserError))
      throw new UserError({ what: "Stopped; nothing is left running" }, { cause: error });
    throw error;
  } finally {
    for (const signal of signals) source.off(signal, abort);
  }
}
