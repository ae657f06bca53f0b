import { n as firmwareSnippets, t as feedAddress } from "./firmware-CSCwrE0U.mjs";

export { firmwareSnippets };