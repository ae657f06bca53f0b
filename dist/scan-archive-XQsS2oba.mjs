import { n as scanArchive, t as checkFolders } from "./scan-archive-ByGyvdbA.mjs";

export { checkFolders };