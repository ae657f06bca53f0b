import { n as firmwareSnippets, t as feedAddress } from "./firmware-DlwI8SZj.mjs";

export { firmwareSnippets };