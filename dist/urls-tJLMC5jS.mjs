import { a as repositoryUrl, c as workflowUrl, i as rawUrl, n as commitUrl, o as runUrl, r as pagesSettingsUrl, s as secretsUrl, t as archiveUrl } from "./urls-DFTafRVH.mjs";

export { pagesSettingsUrl, secretsUrl };