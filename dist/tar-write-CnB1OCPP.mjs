import { t as packagePath } from "./path-BkwN_5Iv.mjs";

// lib/ipk/tar-write.ts
const BLOCK = 512;
/** GNU tar writes whole records of 20 blocks. */
const RECORD = 20 * BLOCK;
const NAME_FIELD = 100;
/**
* Writes members as `tar --format=gnu --numeric-owner` does (formats.md §1.1): owner 0 without names, long names and
* link targets in GNU `L` and `K` records, zero padding to a whole record.
* @param mtime seconds since 1970, the same for every member
*/
function writeTar(members, mtime) {
	const parts = [];
	for (const member of members) {
		const name = Buffer.from(member.path);
		const link = Buffer.from(member.target ?? "");
		const data = member.data ?? /* @__PURE__ */ new Uint8Array();
		if (link.length > NAME_FIELD) parts.push(...longRecord("K", link));
		if (name.length > NAME_FIELD) parts.push(...longRecord("L", name));
		parts.push(header({
			name,
			link,
			typeflag: typeflag(member.type),
			mode: member.mode,
			size: data.length,
			mtime
		}));
		parts.push(data, padding(data.length, BLOCK));
	}
	parts.push(Buffer.alloc(2 * BLOCK));
	const size = parts.reduce((sum, part) => sum + part.length, 0);
	return Buffer.concat([...parts, padding(size, RECORD)]);
}
/**
* Members of a payload in the order of `tar --sort=name .`: `./` first, then depth first with the names of every
* directory in byte order. Parents that the tree does not list are added with mode 0755.
* @throws {Error} when two entries have one path, a path leaves the package, or lies below one that is not a directory
*/
function treeMembers(tree) {
	const byPath = /* @__PURE__ */ new Map();
	for (const entry of tree) {
		if (byPath.has(entry.path)) throw new Error(`two entries for ${entry.path}`);
		if (entry.path === "" || packagePath(entry.path) !== entry.path) throw new Error(`${JSON.stringify(entry.path)} is not a path inside a package`);
		byPath.set(entry.path, entry);
	}
	for (const { path } of tree) for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
		const parent = path.slice(0, slash);
		const known = byPath.get(parent);
		if (!known) byPath.set(parent, {
			path: parent,
			type: "directory",
			mode: 493
		});
		else if (known.type !== "directory") throw new Error(`${path} is below ${parent}, which is not a directory`);
	}
	const keyed = [...byPath.values()].map((entry) => ({
		key: sortKey(entry.path),
		member: toMember(entry)
	}));
	keyed.sort((a, b) => Buffer.compare(a.key, b.key));
	return [{
		path: "./",
		type: "directory",
		mode: 493
	}, ...keyed.map(({ member }) => member)];
}
/** `/` sorts before every byte that a name can hold, so that a directory's content follows it at once. */
function sortKey(path) {
	return Buffer.from(path.replaceAll("/", "\0"));
}
function toMember(entry) {
	switch (entry.type) {
		case "directory": return {
			path: `./${entry.path}/`,
			type: "directory",
			mode: entry.mode
		};
		case "file": return {
			path: `./${entry.path}`,
			type: "file",
			mode: entry.mode,
			data: entry.data
		};
		case "symlink": return {
			path: `./${entry.path}`,
			type: "symlink",
			mode: 511,
			target: entry.target
		};
	}
}
function typeflag(type) {
	return type === "directory" ? "5" : type === "symlink" ? "2" : "0";
}
function longRecord(flag, value) {
	const data = Buffer.concat([value, Buffer.alloc(1)]);
	return [
		header({
			name: Buffer.from("././@LongLink"),
			link: Buffer.alloc(0),
			typeflag: flag,
			mode: 420,
			size: data.length,
			mtime: 0
		}),
		data,
		padding(data.length, BLOCK)
	];
}
function header({ name, link, typeflag, mode, size, mtime }) {
	const block = Buffer.alloc(BLOCK);
	name.copy(block, 0, 0, NAME_FIELD);
	octal(block, 100, 8, mode);
	octal(block, 108, 8, 0);
	octal(block, 116, 8, 0);
	octal(block, 124, 12, size);
	octal(block, 136, 12, mtime);
	block.fill(" ", 148, 156);
	block.write(typeflag, 156);
	link.copy(block, 157, 0, NAME_FIELD);
	block.write("ustar  \0", 257);
	octal(block, 148, 7, block.reduce((total, byte) => total + byte, 0));
	return block;
}
function octal(block, offset, width, value) {
	const digits = value.toString(8).padStart(width - 1, "0");
	if (digits.length >= width || value < 0) throw new RangeError(`${value} does not fit a tar header`);
	block.write(`${digits}\0`, offset, "latin1");
}
function padding(size, unit) {
	return Buffer.alloc((unit - size % unit) % unit);
}

export { writeTar as n, treeMembers as t };