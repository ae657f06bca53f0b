// Loaded into a measured process by --require: when it ends, it writes the most memory it had (KiB) to descriptor 3.
// Not getrusage: Linux counts the memory of the parent between fork and exec as the child's.
const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => {
  try {
    writeSync(3, /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "latin1"))[1]);
  } catch {
    writeSync(3, String(process.resourceUsage().maxRSS));
  }
});
