// lib/run/event.ts
/** Only pull requests have a head; some runners do not name the event. */
function isPullRequest(env) {
	return Boolean(env["GITHUB_HEAD_REF"]) || (env["GITHUB_EVENT_NAME"]?.startsWith("pull_request") ?? false);
}

export { isPullRequest as t };