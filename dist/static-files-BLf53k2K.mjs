import { n as directoryFiles, t as branchFiles } from "./static-files-Ca4S3AxL.mjs";

export { branchFiles, directoryFiles };