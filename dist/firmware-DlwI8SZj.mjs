import { t as apkKeyName } from "./install-script-BSZqUBlX.mjs";

// lib/device/firmware.ts
/** The address of a feed as its package manager takes it: a directory for opkg, the index for apk (formats.md §4, §6.1). */
function feedAddress(url, { path, format }) {
	return `${url.replace(/\/+$/, "")}/${path}${format === "apk" ? "/packages.adb" : ""}`;
}
/**
* How one feed gets into firmware: ImageBuilder of its era, Attended Sysupgrade and the firmware selector, owut, LuCI
* (field.md e3). The key is written out where the tool takes one.
*/
function firmwareSnippets(archive, feed, packages = []) {
	const key = archive.keys.find(({ kind }) => kind === (feed.format === "apk" ? "apk" : "usign"));
	return [
		imageBuilder(archive, feed, key, packages),
		asu(archive, feed, key, packages),
		firmwareSelector(archive, feed, key),
		owut(archive, feed),
		luci(archive, feed)
	];
}
function imageBuilder({ name, url, keyring }, feed, key, packages) {
	const address = feedAddress(url, feed);
	const isApk = feed.format === "apk";
	const list = isApk ? "repositories" : "repositories.conf";
	const line = isApk ? address : `src/gz ${name} ${address}`;
	const keyFile = key && `keys/${isApk ? apkKeyName(key) : key.fingerprint}`;
	const wanted = [...keyring ? [keyring] : [], ...packages].join(" ") || "PACKAGE";
	return {
		name: "imagebuilder",
		title: `ImageBuilder ${feed.series}`,
		language: "sh",
		text: [
			`echo '${line}' >> ${list}`,
			...key ? [`cat > ${keyFile} <<'EOK'\n${key.text.trim()}\nEOK`] : [],
			`make image PROFILE=<device> PACKAGES="${wanted}"`
		].join("\n"),
		note: keyring ? `In the ImageBuilder's directory. ${keyring} puts key and feed into the image, so that it can be upgraded from the archive.` : "In the ImageBuilder's directory."
	};
}
function asu({ name, url }, feed, key, packages) {
	const request = {
		version: exactRelease(feed),
		target: feed.target ?? "<target>/<subtarget>",
		profile: "<device>",
		packages: packages.length > 0 ? packages : ["<package>"],
		repositories: { [name]: feedAddress(url, feed) },
		repositories_mode: "append",
		...key ? { repository_keys: [key.text.trim()] } : {}
	};
	return {
		name: "asu",
		title: "Attended Sysupgrade server",
		language: "json",
		text: JSON.stringify(request, null, 2),
		note: `Body of POST /api/v1/build. The server must allow ${url} (REPOSITORY_ALLOW_LIST); "append" keeps OpenWrt's own feeds.`
	};
}
/** A server builds point releases and snapshots; to a series alone it answers "Unsupported version". */
function exactRelease({ path, series, target }) {
	if (series === "SNAPSHOT") return series;
	return target === void 0 ? `${series}.<n>` : path.split("/")[0] ?? series;
}
function firmwareSelector({ name, url }, feed, key) {
	const settings = {
		asu_repositories: { [name]: feedAddress(url, feed) },
		asu_repositories_mode: "append",
		...key ? { asu_repository_keys: [key.text.trim()] } : {}
	};
	return {
		name: "firmware-selector",
		title: "Firmware selector",
		language: "js",
		text: JSON.stringify(settings, null, 2).replace(/^ {2}"(\w+)":/gm, "  $1:"),
		note: "Goes into the settings of config.js of your own firmware selector, beside asu_url."
	};
}
function owut({ url }, feed) {
	return {
		name: "owut",
		title: "owut",
		language: "sh",
		text: "owut check --verbose\nowut upgrade",
		note: feed.format === "apk" ? `Takes feed and key from the router once install.sh has run (owut of August 2026 or newer); its server must allow ${url}.` : "On OpenWrt with opkg, owut does not carry third-party feeds: packages of the archive are installed again after the upgrade."
	};
}
function luci({ name, url }, feed) {
	const address = feedAddress(url, feed);
	const isApk = feed.format === "apk";
	return {
		name: "luci",
		title: "LuCI",
		language: "text",
		text: isApk ? address : `src/gz ${name} ${address}`,
		note: `System → Software → Configure ${isApk ? "apk" : "opkg"}: a line of ${isApk ? "customfeeds.list" : "customfeeds.conf"}. Install the key from a shell first.`
	};
}

export { firmwareSnippets as n, feedAddress as t };