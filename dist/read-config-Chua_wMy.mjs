import { t as readConfig } from "./read-config-DVDvGuwj.mjs";

export { readConfig };