import { n as formatRelation, t as buildControl } from "./control-build-BFPhjH-D.mjs";

export { buildControl };