import { n as directoryFiles, t as branchFiles } from "./static-files-BJhybJBt.mjs";

export { branchFiles, directoryFiles };