import { n as readLocalPackage, r as uploadOf, t as isPackageName } from "./local-package-C9tcpNVi.mjs";

export { isPackageName, readLocalPackage };