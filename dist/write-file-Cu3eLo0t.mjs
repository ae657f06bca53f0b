import { dirname, join } from "node:path";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";

// lib/run/write-file.ts
/**
* Writes a file so that a reader, or a kill half-way, sees the old bytes or the new ones and nothing between: into a
* sibling first, then renamed. Folders are made as needed.
*/
async function writeFileAtomic(file, bytes) {
	const folder = dirname(file);
	const sibling = join(folder, `.${process.pid}.${file.slice(folder.length + 1)}.tmp`);
	await mkdir(folder, { recursive: true });
	try {
		await writeFile(sibling, bytes);
		await rename(sibling, file);
	} catch (error) {
		await rm(sibling, { force: true });
		throw error;
	}
}

export { writeFileAtomic as t };