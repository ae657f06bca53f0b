/** An input that ends when it is released, and with our process. */
export interface Hold {
  readonly input: AsyncIterable<Uint8Array>;
  release(): void;
}

/** What runs on the other end of such an input learns of our end, however it comes: the kernel closes the pipe. */
export function holdOpen(): Hold {
  const end = new AbortController();
  const ended = new Promise<IteratorResult<Uint8Array>>((resolve) => {
    end.signal.addEventListener("abort", () => resolve({ done: true, value: undefined }));
  });
  return { input: { [Symbol.asyncIterator]: () => ({ next: () => ended }) }, release: () => end.abort() };
}

/**
 * Runs its arguments, without input, until they end or its own input does. The one that waits for the latter must not hold
 * the output open, which is over when the work is.
 */
const LEASH = `exec 3<&0 </dev/null
"$@" 3<&- & work=$!
{ read -r _ <&3; kill "$work"; } >/dev/null 2>&1 & leash=$!
wait "$work"; code=$?
kill "$leash" 2>/dev/null
exit "$code"`;

/**
 * A command that is told to end (SIGTERM) when its standard input is closed, as `holdOpen` does. It is in a session of its
 * own, where neither Ctrl-C nor a signal to our process group reaches it: what ends us reaches it through its input.
 */
export function onLeash(command: readonly string[]): string[] {
  return ["setsid", "bash", "-c", LEASH, "leash", ...command];
}
