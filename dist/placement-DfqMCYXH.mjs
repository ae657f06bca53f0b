import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { n as architecturesOf, r as knownSeries, s as targetsOfArch } from "./targets-ByRrHHuD.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";

// lib/archive/placement.ts
/** Kernel lines of each series: a kernel module tells its kernel's version, not its release. */
const kernels = {
	"18.06": ["4.9", "4.14"],
	"19.07": ["4.14"],
	"21.02": ["5.4"],
	"22.03": ["5.10"],
	"23.05": ["5.15"],
	"24.10": ["6.6"],
	"25.12": ["6.12"]
};
/** Whether a kernel is one of a series; true for all where its lines are not known. */
function isOfSeries(kernel, series) {
	return kernels[series]?.some((line) => kernel.startsWith(`${line}.`)) ?? true;
}
/**
* The feeds of an archive that a ready-made package goes to: those of its own architecture, all of its format for an
* architecture-independent one, and for a kernel module the feed of its target and exact release (formats.md §7).
* `path` is the file's path below the archive's root: a folder in it named like a release (`24.10`, `24.10.8`) or like
* `target/subtarget` narrows the choice. Throws a UserError that says what to add to ppa.yml when no feed is right.
*/
function placePackage(subject, targets, path = "") {
	const fits = targets.filter((target) => target.release.format === subject.format);
	if (fits.length === 0) throw noRelease(subject);
	const candidates = narrowByFolder(fits, path);
	const kernel = kernelVersion(subject);
	if (kernel !== void 0) return [placeKernelModule(subject, kernel, candidates, path)];
	const independent = subject.architecture === (subject.format === "apk" ? "noarch" : "all") || isOpkgNoarch(subject);
	const matching = candidates.filter(({ arch }) => independent || arch === subject.architecture);
	if (matching.length === 0) throw noArchitecture(subject, candidates);
	return userspaceFeeds(matching);
}
/**
* Where userspace belongs: the feeds of architectures, and those of targets only where the archive has no feed for their
* architecture.
*/
function userspaceFeeds(targets) {
	const key = ({ release, arch }) => `${release.series}/${arch}`;
	const served = new Set(targets.filter(({ target }) => !target).map(key));
	return targets.filter((feed) => !feed.target || !served.has(key(feed)));
}
function kernelVersion({ name, depends }) {
	if (!name.startsWith("kmod-")) return void 0;
	return depends.find((relation) => relation.name === "kernel" && relation.operator === "=")?.version;
}
const isOpkgNoarch = ({ format, architecture }) => format === "opkg" && architecture === "noarch";
function narrowByFolder(targets, path) {
	const folders = new Set(path.split("/").slice(0, -1));
	const named = targets.filter(({ release }) => folders.has(release.version) || folders.has(release.series));
	return named.length > 0 ? named : targets;
}
function placeKernelModule(subject, kernel, targets, path) {
	const ofKernel = targets.filter(({ target, arch }) => target && arch === subject.architecture).filter(({ release }) => isOfSeries(kernel, release.series));
	const inFolder = ofKernel.filter(({ target }) => `/${path}`.includes(`/${target}/`));
	const [only, ...others] = inFolder.length > 0 ? inFolder : ofKernel;
	if (!only) throw noKernelFeed(subject, kernel, targets);
	if (others.length === 0) return only;
	const choices = [only, ...others].map((feed) => feed.path);
	throw new UserError({
		what: `${subject.name} is a kernel module for kernel ${kernel}, and could belong to ${choices.join(" or ")}`,
		cure: `Put the file in a folder that ends with the right one, such as ${choices[0]}/`
	});
}
function noKernelFeed({ name, architecture }, kernel, targets) {
	const series = Object.keys(kernels).findLast((each) => isOfSeries(kernel, each)) ?? targets[0]?.release.series ?? "";
	const possible = targetsOfArch(series, architecture);
	return new UserError({
		what: `${name} is a kernel module for kernel ${kernel} on ${architecture}, and kernel modules live in feeds of one target and exact release, of which the archive has none that fits`,
		cure: possible.length > 0 ? `Add to targets: {release: "${series}.…", target: [${possible[0]}]}, with the release and target it was built for (${possible.join(", ")})` : "Add its release and target to targets"
	});
}
function noRelease({ name, format }) {
	return new UserError({
		what: `${name} is made for ${format}, and the archive serves no release with ${format}`,
		cure: format === "opkg" ? "Add release: \"24.10\" to targets" : "Add release: \"25.12\" to targets"
	});
}
function noArchitecture({ name, format, architecture }, targets) {
	if (format === "apk" && architecture === "all") return new UserError({
		what: `${name} has the architecture "all", which apk cannot install`,
		cure: "Build it with \"noarch\""
	});
	const served = [...new Set(targets.map(({ arch }) => arch))];
	const known = new Set(knownSeries.flatMap((series) => [...architecturesOf(series)]));
	if (known.has(architecture)) return new UserError({
		what: `${name} is for ${architecture}, and the archive serves ${served.join(", ")} only`,
		cure: `Add ${architecture} to arch in targets, or leave the file out`
	});
	const near = nearest(architecture, known);
	return new UserError({
		what: `${name} is for ${JSON.stringify(architecture)}, which is not an architecture of OpenWrt`,
		cure: near.length > 0 ? `Did you mean ${near.join(" or ")}? Build it again with that` : "Build it with the SDK of its target"
	});
}

export { userspaceFeeds as n, placePackage as t };