import { t as readConfig } from "./read-config-B8BC_mB8.mjs";

export { readConfig };