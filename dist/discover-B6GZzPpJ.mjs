import { n as knownByPath, t as discover } from "./discover-DzP5HA9l.mjs";

export { discover };