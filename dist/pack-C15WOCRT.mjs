import { n as packIpk, t as ipkFilename } from "./pack-DuiafmIa.mjs";

export { packIpk };