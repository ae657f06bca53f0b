// lib/openwrt/feed-line.ts
/** Names that are taken on every router: OpenWrt's own lists. */
const takenNames = ["distfeeds", "customfeeds"];
/** May a feed have this name on a router? */
function isFeedName(name) {
	return /^[a-z0-9_][a-z0-9_-]*$/.test(name) && !takenNames.includes(name);
}
/** Is it an address that routers' lists of feeds can hold? Without a slash at the end. */
function isArchiveAddress(url) {
	return /^https?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?(?:\/[A-Za-z0-9._~%+-]+)*$/.test(url);
}

export { isFeedName as n, takenNames as r, isArchiveAddress as t };