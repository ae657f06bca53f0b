import { n as findSourceFiles, t as findPackageFiles } from "./sources-BPuO_8l9.mjs";

export { findPackageFiles };