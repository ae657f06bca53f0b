// lib/catalog/commands.ts
/** Words in the commands that a router replaces itself, and that a page may replace when it knows better. */
const detected = {
	opkg: {
		prepare: ". /etc/openwrt_release\n",
		arch: "$DISTRIB_ARCH"
	},
	apk: {
		prepare: "",
		arch: "$(head -n1 /etc/apk/arch)"
	}
};
/**
* How a router gets the feeds of one release: trust the key, add the feed, keep both over an upgrade of the firmware,
* update, install, for which `example` is a package; kernel modules where the archive has them; undo. The key is written out, so that the download of a key needs no
* trust (field.md e1, e2). `key` is the usign key for opkg, the apk key for apk.
*/
function setupSteps(archive, release, key) {
	return release.format === "opkg" ? opkgSteps(archive, release, key) : apkSteps(archive, release, key);
}
function opkgSteps({ name, url }, { series, modules, example }, key) {
	const keyFile = key && `/etc/opkg/keys/${key.fingerprint}`;
	const conf = "/etc/opkg/customfeeds.conf";
	const keep = keepFile(name);
	const base = quotable(url);
	const add = (feed, path) => `sed -i '/^src\\/gz ${feed} /d' ${conf}\necho "src/gz ${feed} ${base}/${path}" >> ${conf}`;
	return [
		...key ? [{
			name: "key",
			commands: `mkdir -p /etc/opkg/keys\n${heredoc(`${keyFile}`, key.text)}`
		}] : [],
		{
			name: "feed",
			commands: `${detected.opkg.prepare}${add(name, `${series}/${detected.opkg.arch}`)}`
		},
		keepStep(keep, [keyFile, conf]),
		{
			name: "update",
			commands: "opkg update"
		},
		...installStep("opkg", example),
		...modulesStep(modules, `${detected.opkg.prepare}${add(`${name}_kmods`, "$DISTRIB_RELEASE/$DISTRIB_TARGET")}\nopkg update`),
		{
			name: "undo",
			commands: `sed -i -e '/^src\\/gz ${name} /d' -e '/^src\\/gz ${name}_kmods /d' ${conf}\nrm -f ${[keyFile, keep].filter(Boolean).join(" ")}`
		}
	];
}
function apkSteps({ name, url }, { series, modules, example }, key) {
	const keyFile = key && `/etc/apk/keys/${name}.pem`;
	const list = `/etc/apk/repositories.d/${name}.list`;
	const keep = keepFile(name);
	const base = quotable(url);
	return [
		...key ? [{
			name: "key",
			commands: heredoc(`${keyFile}`, key.text)
		}] : [],
		{
			name: "feed",
			commands: `echo "${base}/${series}/${detected.apk.arch}/packages.adb" > ${list}`
		},
		keepStep(keep, [keyFile, list]),
		{
			name: "update",
			commands: "apk update"
		},
		...installStep("apk", example),
		...modulesStep(modules, `. /etc/openwrt_release\nsed -i '2,$d' ${list}\necho "${base}/$DISTRIB_RELEASE/$DISTRIB_TARGET/packages.adb" >> ${list}\napk update`),
		{
			name: "undo",
			commands: `rm -f ${[
				keyFile,
				list,
				keep
			].filter(Boolean).join(" ")}`
		}
	];
}
/** The line that installs a package once the feed is there. */
function installCommand(format, name) {
	const word = /^[A-Za-z0-9_+.-]+$/.test(name) ? name : `'${name.replace(/'/g, "'\\''")}'`;
	return format === "opkg" ? `opkg install ${word}` : `apk add ${word}`;
}
/** Not the bare name, which could be a package's own; install.sh uses the same. */
const keepFile = (name) => `/lib/upgrade/keep.d/ppa-${name}`;
/** The list keeps itself too, or everything would be gone with the second upgrade of the firmware. */
function keepStep(keep, files) {
	return {
		name: "keep",
		commands: `mkdir -p /lib/upgrade/keep.d\nprintf '%s\\n' ${[...files.filter(Boolean), keep].join(" ")} > ${keep}`
	};
}
function installStep(format, example) {
	return example === void 0 ? [] : [{
		name: "install",
		commands: installCommand(format, example)
	}];
}
function modulesStep(modules, commands) {
	return modules ? [{
		name: "modules",
		commands
	}] : [];
}
function heredoc(file, text) {
	return `cat > ${file} <<'EOK'\n${text.trimEnd()}\nEOK`;
}
/** Inside double quotes. */
function quotable(url) {
	return url.replace(/["$`\\\s]/g, encodeURIComponent);
}

export { installCommand as n, setupSteps as r, detected as t };