import { i as parseBuilt, n as builtPath, r as mergeBuilt, t as builtKeys } from "./built-K0zwInFO.mjs";

export { builtPath };