import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadArchive } from "../../lib/archive/load.ts";
import { findPackageFiles, findSourceFiles } from "../../lib/archive/sources.ts";
import { formatProblem } from "../../lib/run/errors.ts";
import { asNobody } from "../support/nobody.ts";

let root: string;
const put = (...paths: string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
};
const find = (sources: string) => {
  const head = 'name: acme\nurl: https://acme.example\ntargets:\n  - release: "24.10"\n    arch: [x86_64]\n';
  return findSourceFiles(loadArchive({ text: `${head}sources: ${sources}\n`, file: "ppa.yml" }), root);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ppa-sources-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the sources' files", () => {
  test("are found by glob, sorted, each once", async () => {
    put("dist/b.ipk", "dist/deep/a.ipk", "dist/c.apk", "dist/Packages", "packages/hello.yml", "packages/notes.md");
    const found = await find("[{packages: [dist/**/*, ./dist/*.ipk]}, {files: packages/*}]");
    expect(found).toEqual({
      packages: ["dist/b.ipk", "dist/c.apk", "dist/deep/a.ipk"],
      documents: ["packages/hello.yml"],
      problems: [],
    });
  });

  test("are none when an archive has no such source", async () => {
    expect(await find("[{path: .}]")).toEqual({ packages: [], documents: [], problems: [] });
  });

  test("are never taken from .git or node_modules", async () => {
    put("a.ipk", ".git/b.ipk", "node_modules/x/c.ipk");
    expect((await find("[{packages: '**/*.ipk'}]")).packages).toEqual(["a.ipk"]);
  });

  test("may have any name", async () => {
    put("dist/a (1) ü.ipk");
    expect((await find("[{packages: dist/*.ipk}]")).packages).toEqual(["dist/a (1) ü.ipk"]);
  });
});

describe("a glob is a mistake, told with the others,", () => {
  test("when it matches nothing, since packages would vanish from the archive", async () => {
    put("dist/readme.md");
    const { problems } = await find("[{packages: [dst/*.ipk, dist/*]}, {files: no.yml}]");
    expect(problems.map(formatProblem)).toEqual([
      'ppa.yml:6:23 sources[0].packages[0]: "dst/*.ipk" matches no file. Correct the glob, or remove it while there are no such files',
      'ppa.yml:6:34 sources[0].packages[1]: "dist/*" matches 1 file(s), none of the right kind. Such files are named *.ipk or *.apk',
      'ppa.yml:6:45 sources[1].files: "no.yml" matches no file. Correct the glob, or remove it while there are no such files',
    ]);
  });

  test("when it leads out of the archive's folder", () => {
    expect(() => find("[{files: /etc/*}, {packages: ['*.ipk', ../*.ipk]}]")).toThrow(
      [
        'ppa.yml:6:12 sources[0].files: "/etc/*" leads out of the archive\'s folder. Name files below the folder of ppa.yml',
        'ppa.yml:6:49 sources[1].packages[1]: "../*.ipk" leads out of the archive\'s folder. Name files below the folder of ppa.yml',
      ].join("\n"),
    );
  });

  test("when it leads through a link out of the archive's folder", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "ppa-elsewhere-"));
    writeFileSync(join(elsewhere, "b.ipk"), "");
    symlinkSync(elsewhere, join(root, "dist"));
    await expect(findPackageFiles(["dist/*.ipk"], root)).rejects.toThrow(/dist\/b\.ipk, through a link that leads out/);
    rmSync(elsewhere, { recursive: true });
  });
});

describe("what a glob would skip without a word is told:", () => {
  test("a package that is a symbolic link", async () => {
    put("dist/a.ipk");
    symlinkSync("a.ipk", join(root, "dist/b.ipk"));
    await expect(findPackageFiles(["dist/**/*.ipk"], root)).rejects.toThrow(
      '"dist/**/*.ipk" matches dist/b.ipk, which is a symbolic link; such are not followed. Copy the file instead',
    );
  });

  test("a folder that may not be read", async () => {
    put("dist/a.ipk", "dist/deep/b.ipk");
    for (const path of ["", "dist"]) chmodSync(join(root, path), 0o755);
    chmodSync(join(root, "dist/deep"), 0);
    await expect(asNobody(() => findPackageFiles(["dist/**/*.ipk"], root))).rejects.toThrow(
      '"dist/**/*.ipk" asks for a look into dist/deep, where access is denied. Give yourself the right to read it',
    );
  });
});

test("links to folders and to other files are not followed", async () => {
  put("dist/a.ipk");
  symlinkSync("/etc/hostname", join(root, "dist/hostname"));
  symlinkSync("/", join(root, "dist/all"));
  expect(await findPackageFiles(["dist/**/*.ipk"], root)).toEqual(["dist/a.ipk"]);
});
