// \0virtual:astro:server-island-manifest
var serverIslandMap = new Map([]);
var serverIslandNameMap = new Map([]);
export { serverIslandMap, serverIslandNameMap };
