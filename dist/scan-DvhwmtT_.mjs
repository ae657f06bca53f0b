import { n as scanFiles, r as scanPackages, t as rejection } from "./scan-BKFumfPH.mjs";

export { scanPackages };