import { t as readIpk } from "./contents-DrD3NQTS.mjs";

export { readIpk };