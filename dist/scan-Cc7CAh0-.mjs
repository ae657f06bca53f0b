import { t as scanPackages } from "./scan-BXkVIFll.mjs";

export { scanPackages };