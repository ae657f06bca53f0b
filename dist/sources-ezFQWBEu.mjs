import { n as findSourceFiles, t as findPackageFiles } from "./sources-Cmt-qV_s.mjs";

export { findPackageFiles };