import { n as firmwareSnippets, t as feedAddress } from "./firmware-DQNWRkY4.mjs";

export { firmwareSnippets };