import { readdirSync, readFileSync } from "node:fs";

/** Command lines of processes that have a text in their arguments or, as far as we may look, in their environment. */
export function processesWith(text: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const read = (file: string): string => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ");
        } catch {
          return "";
        }
      };
      const command = read("cmdline");
      return command.includes(text) || read("environ").includes(text) ? [command] : [];
    });
}
