import { n as scanFiles, r as scanPackages, t as rejection } from "./scan-CsNAib2L.mjs";

export { scanPackages };