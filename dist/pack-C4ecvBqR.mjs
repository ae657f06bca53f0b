import { a as validateControl, n as controlField, r as formatControl } from "./control-eicZCLuw.mjs";
import { a as gzip } from "./gzip-Dls-gAHH.mjs";
import { n as writeTar, t as treeMembers } from "./tar-write-CnB1OCPP.mjs";

// lib/ipk/pack.ts
/**
* Makes an .ipk as OpenWrt's `ipkg-build` does (formats.md §1.1), setuid and sticky bits included; the same input gives
* the same bytes.
* @throws {UserError} when the control stanza is not valid
*/
function packIpk(input) {
	const { sourceDateEpoch: mtime } = input;
	validateControl(input.control, { file: controlField(input.control, "Package") ?? "control" });
	const dataTar = writeTar(treeMembers(input.tree), mtime);
	const data = gzip(dataTar);
	const installedSize = input.installedSize === "uncompressed" ? dataTar.length : data.length;
	const control = withInstalledSize(input.control, installedSize);
	const controlTar = writeTar(controlMembers(control, input), mtime);
	const outer = writeTar([
		file("debian-binary", Buffer.from("2.0\n"), 420),
		file("data.tar.gz", data, 420),
		file("control.tar.gz", gzip(controlTar), 420)
	], mtime);
	return {
		filename: ipkFilename(control),
		bytes: gzip(outer)
	};
}
/** `<Package>_<Version without epoch>_<Architecture>.ipk` */
function ipkFilename(control) {
	const version = controlField(control, "Version")?.replace(/^\d+:/, "");
	return `${controlField(control, "Package")}_${version}_${controlField(control, "Architecture")}.ipk`;
}
function withInstalledSize(control, size) {
	return control.map(([name, value]) => [name, name === "Installed-Size" ? ` ${size}` : value]);
}
function controlMembers(control, { tree, conffiles = [], scripts = {} }) {
	const entries = [{
		path: "control",
		type: "file",
		mode: 420,
		data: Buffer.from(formatControl(control))
	}];
	const shipped = new Set(tree.flatMap(({ type, path }) => type === "file" ? [`/${path}`] : []));
	const lines = [...new Set(conffiles)].filter((path) => shipped.has(path)).map((path) => Buffer.from(`${path}\n`));
	if (lines.length > 0) entries.push({
		path: "conffiles",
		type: "file",
		mode: 420,
		data: Buffer.concat(lines.sort(Buffer.compare))
	});
	for (const [path, text] of Object.entries(scripts)) entries.push({
		path,
		type: "file",
		mode: 493,
		data: Buffer.from(text)
	});
	return treeMembers(entries);
}
function file(name, data, mode) {
	return {
		path: `./${name}`,
		type: "file",
		mode,
		data
	};
}

export { packIpk as n, ipkFilename as t };