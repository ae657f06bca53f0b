import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyChanges, readDirectoryTree } from "../../lib/publish/directory-tree.ts";
import type { Changes, Content } from "../../lib/publish/tree.ts";
import { temporaryDirectory } from "./publication.ts";

const changes = (put: Readonly<Record<string, string | Content>>, remove: readonly string[] = []): Changes => ({
  put: new Map(
    Object.entries(put).map(([path, content]) => [path, typeof content === "string" ? Buffer.from(content) : content]),
  ),
  remove: new Set(remove),
});

async function listed(root: string): Promise<string[]> {
  return [...(await readDirectoryTree(root)).files.keys()].sort();
}

test("a directory is listed without reading its files; links and .git are none of it", async () => {
  const root = temporaryDirectory();
  await applyChanges(root, changes({ "24.10/x86_64/Packages": "x", ".nojekyll": "", "a.ipk": "y" }));
  mkdirSync(join(root, ".git"));
  writeFileSync(join(root, ".git/config"), "");
  symlinkSync("/etc/passwd", join(root, "link"));
  chmodSync(join(root, "a.ipk"), 0);
  expect(await listed(root)).toEqual([".nojekyll", "24.10/x86_64/Packages", "a.ipk"]);
  const read = await (await readDirectoryTree(root)).read(["24.10/x86_64/Packages", "absent", "link"]);
  expect([...read]).toEqual([["24.10/x86_64/Packages", Buffer.from("x")]]);
});

test("a directory that does not exist is empty, and is made by the first change", async () => {
  const root = join(temporaryDirectory(), "new/dir");
  expect(await listed(root)).toEqual([]);
  await applyChanges(root, changes({ "a/b": "1" }));
  expect(await listed(root)).toEqual(["a/b"]);
});

test("ten thousand files are listed", async () => {
  const root = temporaryDirectory();
  for (let directory = 0; directory < 100; directory += 1) {
    mkdirSync(join(root, `${directory}`));
    for (let file = 0; file < 100; file += 1) writeFileSync(join(root, `${directory}/${file}`), "");
  }
  expect([...(await readDirectoryTree(root)).files.keys()]).toHaveLength(10_000);
});

test("only what differs is written, what is removed is gone with its empty directories, the rest stays", async () => {
  const root = temporaryDirectory();
  await applyChanges(root, changes({ "a/1": "one", "b/2": "two", "b/3": "three" }));
  utimesSync(join(root, "a/1"), 1, 1);
  await applyChanges(root, changes({ "a/1": "one", "b/3": "THREE" }, ["b/2", "absent"]));
  expect(statSync(join(root, "a/1")).mtimeMs).toBe(1000);
  expect(await listed(root)).toEqual(["a/1", "b/3"]);
  await applyChanges(root, changes({}, ["b/3"]));
  expect(existsSync(join(root, "b"))).toBe(false);
});

test("a file may take the place of a directory that is emptied in the same change, and the reverse", async () => {
  const root = temporaryDirectory();
  await applyChanges(root, changes({ "a/1": "x", b: "y" }));
  await expect(applyChanges(root, changes({ a: "z" }))).rejects.toThrow("also the directory of a/1");
  await applyChanges(root, changes({ a: "z", "b/1": "w" }, ["a/1", "b"]));
  expect(await listed(root)).toEqual(["a", "b/1"]);
});

test("nothing is written through a symbolic link, nor outside the directory", async () => {
  const root = temporaryDirectory();
  const outside = temporaryDirectory();
  symlinkSync(outside, join(root, "feed"));
  await expect(applyChanges(root, changes({ "feed/Packages": "x" }))).rejects.toThrow("feed is not a directory");
  await expect(applyChanges(root, changes({ "../Packages": "x" }))).rejects.toThrow("cannot be published");
  expect(readdirSync(outside)).toEqual([]);
});

test("when one file cannot be read, nothing at all is changed", async () => {
  const root = temporaryDirectory();
  await applyChanges(root, changes({ Packages: "old" }));
  const broken = { Packages: "new", "a.ipk": "a", "b.ipk": { file: join(root, "Packages"), size: 99 } };
  await expect(applyChanges(root, changes(broken, ["Packages.gz"]))).rejects.toThrow("changed while it was read");
  expect(readdirSync(root)).toEqual(["Packages"]);
  expect(readFileSync(join(root, "Packages"), "utf8")).toBe("old");
});

test("packages come before the indexes that name them, these before the pages, and removals last", async () => {
  const root = temporaryDirectory();
  await applyChanges(root, changes({ "f/old.ipk": "old", "f/Packages": "old" }));
  // A directory in its place makes the rename of one file fail, as if the process had died there.
  const applyUntil = async (path: string) => {
    mkdirSync(join(root, path, "x"), { recursive: true });
    const put = { "index.html": "new", "f/Packages.sig": "new", "f/Packages": "new", "f/new.ipk": "new" };
    await expect(applyChanges(root, changes(put, ["f/old.ipk"]))).rejects.toThrow("could not be changed");
    rmSync(join(root, path), { recursive: true });
  };
  const index = () => readFileSync(join(root, "f/Packages"), "utf8");
  await applyUntil("f/new.ipk");
  expect(index()).toBe("old");
  await applyUntil("index.html");
  expect(index()).toBe("new");
  expect(await listed(root)).toEqual(["f/Packages", "f/Packages.sig", "f/new.ipk", "f/old.ipk"]);
});
