import { n as listFiles, t as findPackageDirectories } from "./makefiles-dC6Zy-8-.mjs";

export { findPackageDirectories };