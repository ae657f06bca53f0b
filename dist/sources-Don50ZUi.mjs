import { n as findSourceFiles, t as findPackageFiles } from "./sources-B9K_yP-O.mjs";

export { findPackageFiles };