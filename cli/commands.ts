import type { Register } from "./edge.ts";
import { register as index } from "./index.ts";

/** Every sub-command, in the order in which `ppa --help` shows them. */
export const commands: readonly Register[] = [index];
