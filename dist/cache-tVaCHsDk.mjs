import { n as trustOf, r as withCache, t as runnerCache } from "./cache-BZFLYlJA.mjs";

export { runnerCache };