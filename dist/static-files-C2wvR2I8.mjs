import { n as directoryFiles, t as branchFiles } from "./static-files-p-jvD7s8.mjs";

export { branchFiles, directoryFiles };