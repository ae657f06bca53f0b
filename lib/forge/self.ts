/** Where this project itself is found: the one place that names it. */
export const self = {
  server: "https://github.com",
  repository: "openwrt-ppa/openwrt-ppa",
  /** Branch or tag that workflows are pointed at. */
  ref: "v1",
} as const;

/**
 * What a workflow writes after `uses:`. Forges other than GitHub look a bare `owner/repo` up on a host of their own
 * choice, so they get the whole address (platform.md §3).
 */
export function actionReference(kind: "github" | "gitea" | "forgejo", path = ""): string {
  const name = `${self.repository}${path && `/${path}`}@${self.ref}`;
  return kind === "github" ? name : `${self.server}/${name}`;
}

/** Address of a file of this project at the ref that workflows use. */
export function rawFileUrl(path: string): string {
  return `https://raw.githubusercontent.com/${self.repository}/${self.ref}/${path}`;
}
