import { i as parseBuilt, n as builtPath, r as mergeBuilt, t as builtKeys } from "./built-Ci45h1Dc.mjs";

export { builtPath };