import { i as parseBuilt, n as builtPath, r as mergeBuilt, t as builtKeys } from "./built-DMmBw3wT.mjs";

export { builtPath };