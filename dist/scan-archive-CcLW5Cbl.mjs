import { n as scanArchive, t as checkFolders } from "./scan-archive-DCeeZaun.mjs";

export { checkFolders };