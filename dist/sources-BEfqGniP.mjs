import { n as findSourceFiles, t as findPackageFiles } from "./sources-BUVIwaCy.mjs";

export { findPackageFiles };