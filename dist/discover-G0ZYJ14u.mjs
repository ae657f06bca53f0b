import { n as knownByPath, t as discover } from "./discover-Dk4mPb-V.mjs";

export { discover };