import { a as rawUrl, c as secretsUrl, i as pagesSettingsUrl, l as sourceUrl, n as commitUrl, o as repositoryUrl, r as lookUrl, s as runUrl, t as archiveUrl, u as workflowUrl } from "./urls-BC5siO3y.mjs";

export { pagesSettingsUrl, secretsUrl };