import manifest from "../../package.json" with { type: "json" };

export const version: string = manifest.version;

/** How this program signs the catalogs that it writes. */
export const generator = `openwrt-ppa ${version}`;
