import { n as installScript } from "./install-script-BSZqUBlX.mjs";
import { createHash } from "node:crypto";

// lib/device/keyring.ts
/** Name of the keyring package of an archive. */
const keyringName = (archive) => `${archive.replace(/^[^a-z0-9]+/, "").replaceAll("_", "-")}-keyring`;
/**
* The keyring package of an archive, for both formats: it carries install.sh and runs it at installation and upgrade, so
* that an ordinary upgrade brings new keys, changed feed lines and keep.d entries to a router (and into an image that is
* being built), and its removal takes them away. The keys are not among the package's own files, because opkg refuses to
* install over files that install.sh has written before.
*
* A published keyring that says the same keeps its version, and so its bytes; else the version is `today`.
*
* @param today UTC day of this publication.
*/
function keyringPackage(archive, published, today) {
	const keyring = keyringName(archive.name);
	const script = Buffer.from(installScript({
		...archive,
		keyring
	}));
	const contents = createHash("sha256").update(script).digest("hex").slice(0, 16);
	const file = `/usr/share/ppa/${archive.name}/install.sh`;
	const call = (options) => `PPA_ROOT="\${IPKG_INSTROOT:-}" sh "\${IPKG_INSTROOT:-}${file}" ${options}`;
	return {
		name: keyring,
		...keyringVersion(contents, published, today),
		description: `Keys and feeds of ${archive.name} (${contents})\nKeeps the public keys and feed lines of ${archive.url} up to date.`,
		section: "utils",
		license: "Apache-2.0",
		url: archive.url,
		depends: [],
		provides: [],
		conflicts: [],
		alternatives: [],
		conffiles: [],
		scripts: {
			postinst: `#!/bin/sh\n${call("--no-update")} || true\n`,
			prerm: `#!/bin/sh\n[ "\${PKG_UPGRADE:-0}" = 1 ] || ${call("--remove --no-update")} || true\n`
		},
		source: "ppa.yml",
		architectures: "all",
		supports: () => true,
		payload: async () => ({
			tree: [{
				path: file.slice(1),
				type: "file",
				mode: 493,
				data: script
			}],
			conffiles: []
		})
	};
}
function keyringVersion(contents, published, today) {
	const date = today.toISOString().slice(0, 10).replaceAll("-", ".");
	const [, version, release] = published?.version.match(/^(\d{4}\.\d{2}\.\d{2})-r?(\d+)$/) ?? [];
	if (!published || !version) return {
		version: date,
		release: 1
	};
	if (published.description.includes(`(${contents})`)) return {
		version,
		release: Number(release)
	};
	return version < date ? {
		version: date,
		release: 1
	} : {
		version,
		release: Number(release) + 1
	};
}

export { keyringPackage as n, keyringName as t };