import { a as repositoryUrl, c as sourceUrl, i as rawUrl, l as workflowUrl, n as commitUrl, o as runUrl, r as pagesSettingsUrl, s as secretsUrl, t as archiveUrl } from "./urls-BkH3hco7.mjs";

export { pagesSettingsUrl, secretsUrl };