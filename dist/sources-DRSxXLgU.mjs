import { n as findSourceFiles, t as findPackageFiles } from "./sources-CGmR2mFG.mjs";

export { findPackageFiles };