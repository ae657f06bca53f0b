import { n as knownByPath, t as discover } from "./discover-DGynyibI.mjs";

export { discover };