import { t as UserError } from "./errors-CKtpLF_l.mjs";

// lib/openwrt/sdk-names.ts
/** Name of an SDK image's tag, the only form valid in every era: `ath79-generic-24.10.8`, `mips_24kc-SNAPSHOT` (field.md d1). */
function sdkImageTag(release, targetOrArch) {
	return `${targetOrArch.replace("/", "-")}-${release.version}`;
}
/**
* SDK images to try in turn. Releases up to 21.02.6 and 22.03.3 were made for Docker Hub only, the oldest of them under
* its former name `openwrtorg` (field.md d2).
*/
function sdkImages(release, targetOrArch) {
	const tag = sdkImageTag(release, targetOrArch);
	return (onlyOnDockerHub(release) ? ["docker.io/openwrt/sdk", "docker.io/openwrtorg/sdk"] : [
		"ghcr.io/openwrt/sdk",
		"quay.io/openwrt/sdk",
		"docker.io/openwrt/sdk"
	]).map((repository) => `${repository}:${tag}`);
}
function onlyOnDockerHub({ series, version }) {
	const point = Number(version.split(".")[2] ?? 0);
	return series < "21.02" || series === "21.02" && point < 7 || series === "22.03" && point < 4;
}
/** Directory of a target on OpenWrt's download server, without its host: `releases/24.10.8/targets/ath79/generic`. */
function downloadDirectory({ version }, target) {
	return `${version === "SNAPSHOT" ? "snapshots" : `releases/${version}`}/targets/${target}`;
}
/**
* Matches the SDK's file name in the `sha256sums` of its directory (formats.md §7). The name holds the version of gcc,
* which nobody but that file tells.
*/
function sdkTarballName({ version }, target) {
	const name = `openwrt-sdk-${version === "SNAPSHOT" ? "" : `${version}-`}${target.replace("/", "-")}_gcc-`.replace(/[.]/g, "\\.");
	return new RegExp(`^${name}[\\w.]+_musl(?:_eabi)?\\.Linux-x86_64\\.tar\\.(?:xz|zst)$`);
}

// lib/sdk/image.ts
const ATTEMPTS = 3;
const PULL_TIMEOUT = 18e5;
/** Images of a job's SDK, best first. An architecture's tag will do for all but kernel modules (field.md d1). */
function candidateImages(job) {
	const ofTarget = sdkImages(job.release, job.target);
	return job.kind === "kmod" ? ofTarget : [...ofTarget, ...sdkImages(job.release, job.arch)];
}
/**
* The first of `images` that can be had. Images of releases appear hours to days late, so that none is there is no failure.
* Throws a UserError when the engine does not work at all.
*/
async function findImage(images, context) {
	const troubles = /* @__PURE__ */ new Map();
	for (const image of images) {
		const registry = registryOf(image);
		const outcome = troubles.has(registry) ? await inspectImage(image, context) ?? "absent" : await obtain(image, context);
		if (typeof outcome === "object") return outcome;
		if (outcome !== "absent") troubles.set(registry, `${image}: ${outcome}`);
	}
	return { troubles: [...troubles.values()].map((what, index) => ({
		what,
		...index === troubles.size - 1 ? { cure: LATER } : {}
	})) };
}
/** `ghcr.io` of `ghcr.io/openwrt/sdk:x86-64-24.10.8`. */
const registryOf = (image) => image.split("/")[0] ?? "";
const LATER = "Try again later, or name an image or SDK of your own with --sdk";
/** An image that the user named: one that is not there is the user's mistake. */
async function requireImage(image, context) {
	const found = await findImage([image], context);
	if ("image" in found) return found;
	if (found.troubles.length > 0) throw new UserError(found.troubles);
	throw new UserError({
		what: `There is no image ${image}`,
		cure: "Check its name and tag"
	});
}
async function obtain(image, context) {
	if (!/-(?:SNAPSHOT|main|master)$/.test(image)) {
		const there = await inspectImage(image, context);
		if (there) return there;
	}
	const { engine, exec, reporter, signal, sleep } = context;
	let trouble = "";
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		if (attempt > 0) await sleep(1e4 * attempt);
		reporter.info(`Pulling ${image}`);
		const { code, stderr, timedOut } = await exec(engine, [
			"pull",
			"--quiet",
			image
		], {
			timeout: PULL_TIMEOUT,
			...signal ? { signal } : {}
		});
		if (code === 0) return await inspectImage(image, context) ?? "it vanished after it was pulled";
		if (code === 127) throw new UserError({
			what: `There is no ${engine} on this machine`,
			cure: "Install it, or name an unpacked SDK (--sdk, input sdk), which needs none"
		});
		if (/Cannot connect to the Docker daemon|permission denied while trying to connect/i.test(stderr)) throw new UserError({
			what: lastLine(stderr),
			cure: `Start ${engine}, or name an unpacked SDK (--sdk, input sdk), which needs none`
		});
		if (isNoName(stderr)) throw new UserError({
			what: `${JSON.stringify(image)} is no name of an image, nor a folder that is there`,
			cure: "Write one such as ghcr.io/openwrt/sdk:x86-64-24.10.8, or the folder of an unpacked SDK"
		});
		if (isAbsent(stderr)) return "absent";
		trouble = timedOut ? "the pull did not end within 30 minutes" : lastLine(stderr);
	}
	return await inspectImage(image, context) ?? trouble;
}
/** What engines say of what no registry needs to be asked for. */
function isNoName(stderr) {
	return /invalid reference format|repository name \S* ?must be lowercase|could not parse reference/i.test(stderr);
}
/** What registries say of a tag that does not exist; ghcr.io says "denied" to those who are not signed in. */
function isAbsent(stderr) {
	return /manifest unknown|manifest for .* not found|name unknown|not found: manifest|repository does not exist|denied|unauthorized/i.test(stderr);
}
async function inspectImage(image, { engine, exec }) {
	const { code, stdout } = await exec(engine, [
		"image",
		"inspect",
		"--format",
		"{{.Id}} {{range .RepoDigests}}{{.}} {{end}}",
		image
	]);
	if (code !== 0) return void 0;
	const [id = "", ...digests] = stdout.toString().trim().split(/\s+/);
	return {
		image,
		digest: digests[0]?.split("@")[1] ?? id
	};
}
const lastLine = (text) => text.trim().split("\n").at(-1) ?? "";

export { sdkImageTag as a, downloadDirectory as i, findImage as n, sdkTarballName as o, requireImage as r, candidateImages as t };