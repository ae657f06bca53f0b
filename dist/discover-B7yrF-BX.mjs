import { n as knownByPath, t as discover } from "./discover-8b8WgEP9.mjs";

export { discover };