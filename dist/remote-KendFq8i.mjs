import { a as quoted, i as probeScript, n as installFilesScript, o as removeScript, r as parseProbe, s as unpackCommand, t as cleanUpScript } from "./remote-BpgF1Vtn.mjs";

export { quoted };