import { n as listFiles, t as findPackageDirectories } from "./makefiles-Df5LIyB6.mjs";

export { findPackageDirectories };