import { n as knownByPath, t as discover } from "./discover-DRLt0cpC.mjs";

export { discover };