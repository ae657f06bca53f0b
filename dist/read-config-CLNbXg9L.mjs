import { t as readConfig } from "./read-config-i_xTnVoO.mjs";

export { readConfig };