import { n as packIpk, t as ipkFilename } from "./pack-CHPSrqXN.mjs";

export { packIpk };