import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exec } from "../../lib/run/exec.ts";
import { formatKeyBundle, type Keyset } from "../../lib/signing/keyset.ts";
import { findLeaks } from "../../lib/signing/leaks.ts";
import { privateKeysIn } from "../../lib/signing/private-keys-in.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";
import { describeWith } from "../support/needs.ts";
import { goldenText, newKeyset } from "./support.ts";

const usign = goldenText("keys/usign.sec");
const ec = goldenText("keys/apk.pem");
let keyset: Keyset;
beforeAll(async () => {
  keyset = await newKeyset();
});

describe("a private key", () => {
  const found = (text: string) => privateKeysIn(Buffer.from(text));

  it("is recognised in each of its forms", () => {
    expect(found(usign)).toEqual(["usign secret key"]);
    expect(found(ec)).toEqual(["EC PRIVATE KEY"]);
    expect(found(keyset.openpgp[0]?.exportPrivate() ?? "")).toEqual(["PGP PRIVATE KEY BLOCK"]);
    expect(found(formatKeyBundle(keyset, "acme"))).toEqual([
      "EC PRIVATE KEY",
      "PGP PRIVATE KEY BLOCK",
      "usign secret key",
    ]);
  });

  it.each([
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["YAML", (text: string) => `env:\n  KEY: |\n${text.replace(/^/gm, "    ")}`],
    ["JSON", (text: string) => JSON.stringify({ key: text })],
    ["a shell here-document", (text: string) => `cat > key <<EOF\n${text}EOF\n`],
    [
      "source code",
      (text: string) =>
        text
          .split("\n")
          .map((line) => `  "${line}\\n" +`)
          .join("\n"),
    ],
    ["a comment", (text: string) => text.replace(/^/gm, "# ")],
    ["one line", (text: string) => text.replaceAll("\n", " ")],
  ])("is recognised inside %s", (_name, wrap) => {
    expect(found(wrap(ec))).toEqual(["EC PRIVATE KEY"]);
    expect(found(wrap(usign))).toEqual(["usign secret key"]);
    expect(found(wrap(keyset.openpgp[0]?.exportPrivate() ?? ""))).toEqual(["PGP PRIVATE KEY BLOCK"]);
  });

  it("is not what merely speaks of one", () => {
    for (const key of publicKeys(keyset, "acme")) expect(found(key.text)).toEqual([]);
    expect(found("-----BEGIN EC PRIVATE KEY-----\n…your key here…\n-----END EC PRIVATE KEY-----\n")).toEqual([]);
    expect(
      found(`if (text.includes("-----BEGIN EC PRIVATE KEY-----")) return "a key, ${"and so on ".repeat(90)}"`),
    ).toEqual([]);
    expect(found(usign.replace("Bchq39", "AAAAAA"))).toEqual([]);
  });

  it("is looked for without backtracking for ever, whatever the file", () => {
    const nasty = `-----BEGIN EC PRIVATE KEY-----\n${"A: B ".repeat(3000)}`.repeat(60);
    const started = performance.now();
    expect(found(nasty)).toEqual([]);
    // No benchmark: a pattern that tries every split of hostile text would not end in minutes.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describeWith(["git"], "a repository", () => {
  let root: string;
  const git = async (...args: string[]) => {
    const result = await exec("git", ["-C", root, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args]);
    expect(`${result.stderr}${result.code}`).toMatch(/0$/);
    return result.stdout.toString().trim();
  };
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const commit = async (...paths: string[]) => {
    await git("add", "--all", "--force", ...paths);
    await git("commit", "-q", "-m", "change");
    return git("rev-parse", "HEAD");
  };
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "ppa-leaks-"));
    await git("init", "-q", "-b", "main");
    await write("README", "hello");
    await commit(".");
    return () => rm(root, { recursive: true });
  });

  it("without private keys is clean", async () => {
    await write("keys/acme.pem", publicKeys(keyset, "acme")[1]?.text ?? "");
    await commit(".");
    expect(await findLeaks(root, exec)).toEqual({ leaks: [], incomplete: false });
  });

  it("tells a key that was removed long ago, with its commit and path", async () => {
    await write("old/key-build", usign);
    const leaked = await commit(".");
    await git("rm", "-q", "old/key-build");
    await git("commit", "-q", "-m", "remove");
    expect((await findLeaks(root, exec)).leaks).toEqual([
      { kinds: ["usign secret key"], path: "old/key-build", commit: leaked },
    ]);
  });

  it("tells keys on other branches, in tags, stashes and merges", async () => {
    await git("checkout", "-q", "-b", "side");
    await write("side.pem", ec);
    const side = await commit(".");
    await git("checkout", "-q", "main");
    await write("README", usign);
    await git("stash");
    await git("merge", "-q", "--no-ff", "-m", "merge", "side");
    await git("branch", "-q", "-D", "side");
    const { leaks } = await findLeaks(root, exec);
    expect(leaks).toContainEqual({ kinds: ["EC PRIVATE KEY"], path: "side.pem", commit: side });
    expect(leaks.map(({ path }) => path)).toContain("README");
  });

  it("tells every path of a key, the first commit of each, and no commit twice", async () => {
    await write("a b.pem", ec);
    const first = await commit(".");
    await write("ü/copy.pem", ec);
    const second = await commit(".");
    expect((await findLeaks(root, exec)).leaks).toEqual([
      { kinds: ["EC PRIVATE KEY"], path: "a b.pem", commit: first },
      { kinds: ["EC PRIVATE KEY"], path: "ü/copy.pem", commit: second },
    ]);
  });

  it("tells staged, changed and new files, but none that git ignores", async () => {
    await write(".gitignore", "ignored\n");
    await commit(".");
    await write("ignored", ec);
    await write("staged", usign);
    await git("add", "staged");
    await write("README", ec);
    await write("new", ec);
    const { leaks } = await findLeaks(root, exec);
    expect(leaks.map(({ path, commit }) => `${path} ${commit}`).sort()).toEqual([
      "README undefined",
      "new undefined",
      "staged undefined",
    ]);
  });

  it("may have test keys in named places", async () => {
    await write("test/keys/a.pem", ec);
    await write("test/keys.pem", ec);
    await commit(".");
    expect((await findLeaks(root, exec, ["test/keys/"])).leaks.map(({ path }) => path)).toEqual(["test/keys.pem"]);
  });

  it("says when the clone is shallow", async () => {
    await write("README", "again");
    await commit(".");
    const clone = await mkdtemp(join(tmpdir(), "ppa-leaks-"));
    await git("clone", "-q", "--depth=1", `file://${root}`, clone);
    expect(await findLeaks(clone, exec)).toEqual({ leaks: [], incomplete: true });
    await rm(clone, { recursive: true });
  });

  it("never shows a key", async () => {
    await write("key", formatKeyBundle(keyset, "acme"));
    await commit(".");
    const shown = JSON.stringify(await findLeaks(root, exec));
    for (const line of formatKeyBundle(keyset, "acme").split("\n"))
      if (line.length > 40) expect(shown).not.toContain(line);
  });

  it("that git does not open is not called clean", async () => {
    await writeFile(join(root, ".git/HEAD"), "broken");
    await expect(findLeaks(root, exec)).rejects.toThrow("git does not open the repository");
  });
});

describe("a folder without git", () => {
  it("is looked at as it is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ppa-leaks-"));
    await mkdir(join(folder, "deep/er"), { recursive: true });
    await writeFile(join(folder, "deep/er/key"), ec);
    expect(await findLeaks(folder, exec)).toEqual({
      leaks: [{ kinds: ["EC PRIVATE KEY"], path: "deep/er/key" }],
      incomplete: false,
    });
    await rm(folder, { recursive: true });
  });
});
