import { n as knownByPath, t as discover } from "./discover-DJDkFdad.mjs";

export { discover };