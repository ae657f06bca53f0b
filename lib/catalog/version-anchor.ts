/** The id of a version on its package's page. */
export const versionAnchor = (version: string): string =>
  `v-${version.replace(/[^A-Za-z0-9.+~_-]/g, "_").slice(0, 80)}`;
