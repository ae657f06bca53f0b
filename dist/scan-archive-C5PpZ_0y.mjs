import { n as scanArchive, t as checkFolders } from "./scan-archive-DF5g-8Xd.mjs";

export { checkFolders };