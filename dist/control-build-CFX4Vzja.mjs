import { n as formatRelation, t as buildControl } from "./control-build-ByshzmIw.mjs";

export { buildControl };