import { n as packIpk, t as ipkFilename } from "./pack-q810hC-E.mjs";

export { packIpk };