import { n as packIpk, t as ipkFilename } from "./pack-CB5F08Cf.mjs";

export { packIpk };