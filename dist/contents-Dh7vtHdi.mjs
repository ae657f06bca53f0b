import { t as readIpk } from "./contents-DkN_kI0Y.mjs";

export { readIpk };