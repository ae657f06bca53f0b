// lib/publish/sizes.ts
/** GitHub Pages serves sites up to 1 GB, and GitHub takes no file over 100 MB (platform.md §3). */
const pagesLimits = {
	site: 1e9,
	file: 104857600
};
const warnFrom = .8;
/** Compares the whole site as it would be published with the limits of the pages host. */
function checkSizes(all, limits = pagesLimits) {
	const rows = /* @__PURE__ */ new Map();
	const problems = [];
	let total = 0;
	for (const { path, size, files } of all) {
		const slash = path.indexOf("/");
		const directory = slash < 0 ? "/" : path.slice(0, slash);
		const row = rows.get(directory) ?? {
			directory,
			files: 0,
			size: 0
		};
		rows.set(directory, {
			directory,
			files: row.files + (files ?? 1),
			size: row.size + size
		});
		total += size;
		if (files === void 0 && size > limits.file) problems.push({
			what: `${path} has ${formatSize(size)}, and no file may have more than ${formatSize(limits.file)}`,
			cure: "Leave it out or make it smaller; Git LFS does not help, because pages hosts serve its pointers."
		});
	}
	const sorted = [...rows.values()].sort((a, b) => b.size - a.size || (a.directory < b.directory ? -1 : 1));
	const share = `${formatSize(total)} of at most ${formatSize(limits.site)} (${summary(sorted)})`;
	const cure = "Keep fewer versions with a lower \"retain\", or fewer releases and architectures under \"targets\".";
	const warnings = [];
	if (total > limits.site) problems.push({
		what: `The site would have ${share}`,
		cure
	});
	else if (total > warnFrom * limits.site) warnings.push({
		what: `The site has ${share}`,
		cure
	});
	return {
		total,
		rows: sorted,
		problems,
		warnings
	};
}
function summary(rows) {
	return rows.slice(0, 5).map(({ directory, size }) => `${directory}: ${formatSize(size)}`).join(", ");
}
/** `512 B`, `1.5 MB`, `1.0 GB`: decimal units, as pages hosts count. */
function formatSize(bytes) {
	if (bytes < 1e3) return `${bytes} B`;
	const units = [
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let value = bytes / 1e3;
	let unit = 0;
	while (value >= 999.95 && unit < units.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	return `${value.toFixed(1)} ${units[unit]}`;
}

export { formatSize as n, pagesLimits as r, checkSizes as t };