import { t as readIpk } from "./contents-Cokl08jX.mjs";

export { readIpk };