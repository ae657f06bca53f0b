import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** What one run cost. */
export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time, user and system, of the process and its children; absent where the kernel does not tell. */
  readonly cpu?: number;
  /** Most memory of the process itself, in bytes; only of Node's processes. */
  readonly memory?: number;
}

/** Something to measure, with the same work done as well as it can be without this program beside it. */
export interface Row {
  readonly name: string;
  /** What is run: `dist/ppa.mjs`, or the library's sources. */
  readonly by: string;
  readonly target: string;
  /** What the floor is. */
  readonly floor?: string;
  readonly cost: Cost;
  readonly floorCost?: Cost;
  /** Bytes over the network, and those of the floor. */
  readonly transferred?: number;
  readonly floorTransferred?: number;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** This Node, running a program that tells how much memory it took. */
export function node(args: readonly string[], more: Omit<Command, "command" | "args"> = {}): Command {
  const hook = join(import.meta.dirname, "usage.cjs");
  return { command: process.execPath, args: ["--require", hook, ...args], ...more };
}

export function shell(script: string, cwd?: string): Command {
  return { command: "sh", args: ["-c", script], ...(cwd === undefined ? {} : { cwd }) };
}

/** Runs a command in a fresh process and tells what it cost and printed; a failure ends the bench. */
export async function measure({ command, args, cwd, env }: Command): Promise<{ cost: Cost; stdout: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const cpuBefore = childrenCpu();
  const start = performance.now();
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env: { PATH, HOME, LC_ALL: "C", ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const outputs = [1, 2, 3].map((descriptor) => text(child.stdio[descriptor] as NodeJS.ReadableStream));
  const [stdout = "", stderr, kibibytes] = await Promise.all(outputs);
  const code = await ended;
  const wall = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
  const cpuAfter = childrenCpu();
  const cpu = cpuBefore === undefined || cpuAfter === undefined ? {} : { cpu: cpuAfter - cpuBefore };
  return { cost: { wall, ...cpu, ...(kibibytes ? { memory: Number(kibibytes) * 1024 } : {}) }, stdout };
}

/** Clock ticks per second, which Linux shows to programs as 100 on every machine. */
const TICKS = 100;

/** Processor time of all children that have ended so far. Seconds. */
function childrenCpu(): number | undefined {
  try {
    const stat = readFileSync("/proc/self/stat", "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) / TICKS;
  } catch {
    return undefined;
  }
}

/**
 * Medians of a command and its floor over `runs` runs; `before` prepares each and is not measured. They take turns, so that
 * what else the machine does strikes both; the floor has one turn more, the first, which brings the files into memory.
 */
export async function repeatBeside(
  runs: number,
  command: Command,
  floor: Command,
  before: () => unknown = () => {},
): Promise<Pick<Row, "cost" | "floorCost">> {
  const costs: Cost[] = [];
  const floors: Cost[] = [];
  await measure(floor);
  for (let run = 0; run < runs; run++) {
    floors.push((await measure(floor)).cost);
    await before();
    costs.push((await measure(command)).cost);
  }
  return { cost: medians(costs), floorCost: medians(floors) };
}

export function medians(costs: readonly Cost[]): Cost {
  const of = (figure: keyof Cost) => median(costs.flatMap((cost) => cost[figure] ?? []));
  const [cpu, memory] = [of("cpu"), of("memory")];
  return { wall: of("wall") ?? 0, ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) };
}

export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
