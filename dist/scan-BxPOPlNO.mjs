import { n as scanFiles, r as scanPackages, t as rejection } from "./scan-CV8qxsno.mjs";

export { scanPackages };