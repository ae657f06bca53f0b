import { t as readConfig } from "./read-config-BKlDbFaJ.mjs";

export { readConfig };