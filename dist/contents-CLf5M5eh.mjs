import { t as readIpk } from "./contents-DjdW7Lf5.mjs";

export { readIpk };