import { m as compareApkVersions } from "./package-6sRQrY_u.mjs";
import { c as compareOpkgVersions } from "./opkg-feed-BQniH9rb.mjs";
import { r as withoutAbi } from "./opkg-feed-BusJq_SW.mjs";

// lib/verify/dependencies.ts
/**
* Looks for dependencies that a router with this archive cannot satisfy. What the archive does not have at all is
* OpenWrt's to provide, which cannot be known from here: these names become one informative finding per feed. Reported
* as warnings are the cases that the archive itself can mend. A router has the feed of its architecture together with
* the kernel module feed of its target, so that feeds of one series and architecture count as one.
*/
function checkDependencies(contents, findings) {
	for (const { feed, entries } of contents) {
		const { series, arch, format } = feed;
		const sameRouter = (other) => other === feed || arch && other.arch === arch && other.series === series;
		const others = contents.filter((other) => series && other.feed.series === series && !sameRouter(other.feed));
		const compare = format === "apk" ? compareApkVersions : compareOpkgVersions;
		const here = findings.at(feed.path ? { feed: feed.path } : {});
		const newest = newestOf(entries, compare);
		checkFeed(newest, contents.filter((other) => sameRouter(other.feed)).flatMap((other) => other.entries), others, compare, here);
		checkKernels(newest, here);
	}
}
function checkFeed(newest, reachable, others, compare, findings) {
	const offered = offers(reachable);
	const abiNames = new Map(reachable.flatMap(({ info }) => info.abiVersion ? [[abiBase(info), info.name]] : []));
	const outside = /* @__PURE__ */ new Set();
	for (const { info } of newest) {
		const here = findings.at({ package: info.name });
		for (const relation of info.depends) {
			const choices = [relation, ...relation.or ?? []];
			if (choices.some((choice) => satisfied(choice, offered, compare))) continue;
			const named = choices.find(({ name }) => offered.has(name));
			const library = abiSibling(relation.name, abiNames);
			const elsewhere = others.filter(({ entries }) => entries.some((entry) => entry.info.name === relation.name));
			const needs = `${info.name} ${info.version} needs ${show(relation)}`;
			if (named) here.add("dependency-version", `${needs}; the feed has ${versionsOf(named.name, offered)}`);
			else if (library) here.add("dependency-abi", `${needs}; the feed has ${library}`);
			else if (elsewhere.length > 0) here.add("dependency-elsewhere", `${needs}, which is only in ${paths(elsewhere)}`);
			else outside.add(relation.name);
		}
	}
	if (outside.size > 0) findings.add("dependency-outside", `OpenWrt must provide ${[...outside].sort().join(", ")}`);
}
function versionsOf(name, offered) {
	return [...offered.get(name) ?? []].map((version) => version ?? "a provider without version").join(", ");
}
function paths(contents) {
	return contents.slice(0, 3).map(({ feed }) => feed.path).join(", ") + (contents.length > 3 ? ` and ${contents.length - 3} more` : "");
}
function checkKernels(newest, findings) {
	const kernels = /* @__PURE__ */ new Map();
	for (const { info } of newest) {
		const kernel = info.depends.find(({ name, operator }) => name === "kernel" && operator === "=");
		if (kernel?.version) kernels.set(kernel.version, info.name);
	}
	if (kernels.size < 2) return;
	findings.add("kernel-differs", [...kernels].map(([version, name]) => `${name} needs kernel ${version}`).join(", "));
}
/** The newest version of every package. */
function newestOf(entries, compare) {
	const newest = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const before = newest.get(entry.info.name);
		if (!before || compare(entry.info.version, before.info.version) > 0) newest.set(entry.info.name, entry);
	}
	return [...newest.values()];
}
/** Every name that can be asked for, with the versions under which it is there (undefined: a provision without one). */
function offers(entries) {
	const offered = /* @__PURE__ */ new Map();
	const offer = (name, version) => offered.set(name, (offered.get(name) ?? /* @__PURE__ */ new Set()).add(version));
	for (const { info } of entries) {
		offer(info.name, info.version);
		for (const { name, version } of info.provides) offer(name, version);
	}
	return offered;
}
function satisfied(relation, offered, compare) {
	const versions = offered.get(relation.name);
	if (!versions) return false;
	const { operator, version: wanted } = relation;
	if (!operator || wanted === void 0) return true;
	return [...versions].some((version) => version !== void 0 && fits(compare(version, wanted), operator, version, wanted));
}
function fits(order, operator, version, wanted) {
	switch (operator) {
		case "<": return order < 0;
		case "<=": return order <= 0;
		case "=": return order === 0;
		case ">=": return order >= 0;
		case ">": return order > 0;
		case "~": return version === wanted || version.startsWith(wanted) && !/[0-9]/.test(version[wanted.length] ?? "");
	}
}
const abiBase = (info) => withoutAbi(info.name, info.abiVersion);
/** The library of this feed that has the name of `wanted` with another ABI suffix. */
function abiSibling(wanted, abiNames) {
	for (const [base, name] of abiNames) if (wanted.startsWith(base) && /^-?[0-9][0-9.-]*$/.test(wanted.slice(base.length))) return name;
}
function show({ name, operator, version }) {
	return operator ? `${name} ${operator} ${version}` : name;
}

export { newestOf as n, checkDependencies as t };