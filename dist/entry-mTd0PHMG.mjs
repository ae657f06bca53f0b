// lib/feed/entry.ts
/** True for packages that run on every architecture. */
function isArchIndependent(architecture) {
	return architecture === "all" || architecture === "noarch";
}

export { isArchIndependent as t };