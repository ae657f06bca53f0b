import { n as knownByPath, t as discover } from "./discover-C_3WZ3Yk.mjs";

export { discover };