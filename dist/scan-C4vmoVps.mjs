import { n as scanFiles, r as scanPackages, t as rejection } from "./scan-BPwTUfiV.mjs";

export { scanPackages };