import { n as scanFiles, r as scanPackages, t as rejection } from "./scan-BSRxJ3tV.mjs";

export { scanPackages };