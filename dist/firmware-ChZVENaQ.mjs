import { n as firmwareSnippets, t as feedAddress } from "./firmware-iUBoxCWc.mjs";

export { firmwareSnippets };