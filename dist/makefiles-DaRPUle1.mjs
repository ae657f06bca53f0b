import { n as listFiles, t as findPackageDirectories } from "./makefiles-DLdAYPfJ.mjs";

export { findPackageDirectories };