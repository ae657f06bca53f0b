import { n as formatRelation, t as buildControl } from "./control-build-3Vcibw-w.mjs";

export { buildControl };