import { n as knownByPath, t as discover } from "./discover-CjgINz7G.mjs";

export { discover };