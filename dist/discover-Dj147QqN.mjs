import { n as knownByPath, t as discover } from "./discover-DXd9lYJX.mjs";

export { discover };