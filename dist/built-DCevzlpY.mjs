import { i as parseBuilt, n as builtPath, r as mergeBuilt, t as builtKeys } from "./built-le5lTf0O.mjs";

export { builtPath };