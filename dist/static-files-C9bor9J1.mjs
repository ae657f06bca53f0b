import { n as directoryFiles, t as branchFiles } from "./static-files-HzvkSAZY.mjs";

export { branchFiles, directoryFiles };