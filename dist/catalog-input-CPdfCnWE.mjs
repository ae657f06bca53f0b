// lib/device/catalog-input.ts
/** What the install script and the snippets need, from a published catalog. */
function fromCatalog({ archive, targets, keys }) {
	return {
		name: archive.name,
		url: archive.url,
		feeds: targets.map(({ path, release, format, arch, target }) => ({
			path,
			series: release,
			format,
			arch,
			...target === void 0 ? {} : { target }
		})),
		keys
	};
}

export { fromCatalog as t };