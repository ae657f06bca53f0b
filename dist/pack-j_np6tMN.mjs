import { n as packIpk, t as ipkFilename } from "./pack-C4ecvBqR.mjs";

export { packIpk };