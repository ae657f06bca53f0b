import { n as scanArchive, t as checkFolders } from "./scan-archive-DwGECfCO.mjs";

export { checkFolders };