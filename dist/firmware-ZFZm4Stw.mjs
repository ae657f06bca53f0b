import { n as firmwareSnippets, t as feedAddress } from "./firmware-DbBVevXh.mjs";

export { firmwareSnippets };