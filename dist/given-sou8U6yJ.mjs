// lib/run/given.ts
/** The members of `values` that are not undefined or empty, for optional members of exact types. */
function given(values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

export { given as t };