import { n as formatRelation, t as buildControl } from "./control-build-D_hY0hvT.mjs";

export { buildControl };