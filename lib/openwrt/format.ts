import type { Format } from "./release.ts";

/** The package manager of a series; `SNAPSHOT`, the development branch, sorts after all numbers. */
export const formatOf = (series: string): Format => (series >= "25.12" ? "apk" : "opkg");
