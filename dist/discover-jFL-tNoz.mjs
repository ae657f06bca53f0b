import { n as knownByPath, t as discover } from "./discover-DyoZW5DX.mjs";

export { discover };