// package.json
var version$1 = "0.1.0";

// lib/run/version.ts
const version = version$1;
/** How this program signs the catalogs that it writes. */
const generator = `openwrt-ppa ${version}`;

export { version as n, generator as t };