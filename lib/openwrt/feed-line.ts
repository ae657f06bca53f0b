/** Names that are taken on every router: OpenWrt's own lists. */
export const takenNames: readonly string[] = ["distfeeds", "customfeeds"];

/** May a feed have this name on a router? */
export function isFeedName(name: string): boolean {
  return /^[a-z0-9_][a-z0-9_-]*$/.test(name) && !takenNames.includes(name);
}

/** Is it an address that routers' lists of feeds can hold? Without a slash at the end. */
export function isArchiveAddress(url: string): boolean {
  return /^https?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?(?:\/[A-Za-z0-9._~%+-]+)*$/.test(url);
}
