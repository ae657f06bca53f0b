import { randomBytes } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blobId } from "../../lib/publish/content.ts";
import { publishTo } from "../../lib/publish/publish.ts";
import type { PublishedTree } from "../../lib/publish/tree.ts";
import { exec } from "../../lib/run/exec.ts";
import { createBareRepository, gitIn, installHook, serveBranch, testGitEnvironment } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { foreignCommit, gitServer, published, publishing, temporaryDirectory, text, writing } from "./publication.ts";

describeWith(["git"], "publishing a branch", () => {
  test("the first publication makes the branch, with .nojekyll beside what was asked for", async () => {
    const { repository, remote } = await gitServer();
    const result = await publishTo(publishing(remote, writing({ "24.10/x86_64/Packages": "Package: a\n" })));
    expect(result).toMatchObject({ status: "published", added: 2, replaced: 0, removed: 0, attempts: 1 });
    expect(published(repository)).toEqual([".nojekyll", "24.10/x86_64/Packages"]);
    expect(text(repository, "24.10/x86_64/Packages")).toBe("Package: a");
    expect(gitIn(repository, "log", "--format=%an <%ae> %at %s", "gh-pages")).toBe(
      "ppa <ppa@example.org> 1767323045 Publish",
    );
  });

  test("CNAME, links, submodules and other people's files are kept; only named files change", async () => {
    const { repository, remote } = await gitServer();
    foreignCommit(repository, { CNAME: "ppa.example.org", "docs/a b ü.html": "docs", "old/a.ipk": "old", link: "x" });
    await publishTo(publishing(remote, writing({ "new/a.ipk": "new", CNAME: "ppa.example.org" }, ["old/a.ipk", "no"])));
    expect(gitIn(repository, "ls-tree", "-r", "-z", "--name-only", "gh-pages").split("\0").filter(Boolean)).toEqual([
      ".nojekyll",
      "CNAME",
      "docs/a b ü.html",
      "link",
      "new/a.ipk",
    ]);
    expect(gitIn(repository, "rev-list", "--count", "gh-pages")).toBe("2");
  });

  test("when nothing differs, there is no commit", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(publishing(remote, writing({ a: "1" })));
    const before = gitIn(repository, "rev-parse", "gh-pages");
    expect(await publishTo(publishing(remote, writing({ a: "1" }, ["b"])))).toEqual({
      status: "unchanged",
      attempts: 1,
    });
    expect(await publishTo(publishing(remote, async () => null))).toEqual({ status: "unchanged", attempts: 1 });
    expect(gitIn(repository, "rev-parse", "gh-pages")).toBe(before);
  });

  test("files on disk are streamed, and a file that changes meanwhile is never published half", async () => {
    const { repository, remote } = await gitServer();
    const file = join(temporaryDirectory(), "a.ipk");
    const bytes = randomBytes(300_000);
    writeFileSync(file, bytes);
    const compose = (size: number) => async () => ({
      changes: { put: new Map([["a.ipk", { file, size }]]), remove: new Set<string>() },
      message: "Publish",
    });
    await expect(publishTo(publishing(remote, compose(bytes.length + 1)))).rejects.toThrow("changed while it was read");
    await expect(publishTo(publishing(remote, compose(bytes.length - 1)))).rejects.toThrow("changed while it was read");
    expect(gitIn(repository, "branch", "--list")).toBe("");
    await publishTo(publishing(remote, compose(bytes.length)));
    expect(gitIn(repository, "rev-parse", "gh-pages:a.ipk")).toBe(blobId(bytes));
  });

  test("what is served of the branch is what was published", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(publishing(remote, writing({ "24.10/x86_64/Packages": "Package: a\n" })));
    const site = await serveBranch(repository, "gh-pages");
    const answer = await fetch(`${site.url}/24.10/x86_64/Packages`);
    expect(await answer.text()).toBe("Package: a\n");
    await site.close();
  });

  test("a temporary repository stays neither after success nor after an error", async () => {
    const tempDir = temporaryDirectory();
    const { remote } = await gitServer();
    await publishTo(publishing(remote, writing({ a: "1" }), { tempDir }));
    const failing = async () => {
      throw new Error("bug");
    };
    await expect(publishTo(publishing(remote, failing, { tempDir }))).rejects.toThrow("bug");
    expect(readdirSync(tempDir)).toEqual([]);
  });

  test("settings of the user and of a surrounding git command do not reach the publication", async () => {
    const { repository, remote } = await gitServer();
    const home = temporaryDirectory();
    installHook(createBareRepository(join(home, "hooks.git")), "pre-push", "exit 1");
    writeFileSync(
      join(home, ".gitconfig"),
      `[commit]\ngpgsign = true\n[core]\nautocrlf = true\nhooksPath = ${home}/hooks.git/hooks\n[push]\ngpgSign = true\n`,
    );
    const env = { PATH: process.env["PATH"], HOME: home, GIT_DIR: "/nonexistent", GIT_INDEX_FILE: "/nonexistent" };
    await publishTo(publishing(remote, writing({ a: "1\r\n2\n" }), { env }));
    expect(gitIn(repository, "rev-parse", "gh-pages:a")).toBe(blobId(Buffer.from("1\r\n2\n")));
  });
});

describeWith(["git"], "publishing over ssh", () => {
  test("the user's own ssh is asked for git's two programs on the host, and a token is nobody's business", async () => {
    const directory = temporaryDirectory();
    const repository = createBareRepository(join(directory, "ppa.git"));
    // Stands for ssh and sshd in one: logs the host and runs the command here.
    const ssh = join(directory, "ssh");
    writeFileSync(
      ssh,
      `#!/bin/sh\nwhile [ $# -gt 2 ]; do shift; done\necho "$*" >>${directory}/log\nexec sh -c "$2"\n`,
    );
    chmodSync(ssh, 0o755);
    const env = { ...testGitEnvironment, GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: "ssh" };
    for (const a of ["1", "2"]) {
      const options = { env, token: "unused", history: 1 };
      await publishTo(publishing(`git@example.org:${repository}`, writing({ a }), options));
    }
    expect(text(repository, "a")).toBe("2");
    const log = readFileSync(join(directory, "log"), "utf8").trimEnd().split("\n");
    expect(new Set(log)).toEqual(
      new Set([`git@example.org git-upload-pack '${repository}'`, `git@example.org git-receive-pack '${repository}'`]),
    );
  });
});

describeWith(["git"], "what a publication costs", () => {
  const archive = (files: number) =>
    Object.fromEntries(
      Array.from({ length: files }, (_, index) => [
        `24.10/arch${index % 6}/package-${index}_1.0-r1.ipk`,
        randomBytes(700),
      ]),
    );

  test("one package of 20 kB more in an archive of 3,000 files moves at most 300 kB beside it", async () => {
    const { server, repository, remote } = await gitServer();
    const index = "24.10/arch0/Packages";
    await publishTo(publishing(remote, writing({ ...archive(3000), [index]: randomBytes(30_000) })));
    const before = server.bytes();
    const result = await publishTo(
      publishing(remote, async (tree) => {
        const old = (await tree.read([index])).get(index) ?? Buffer.alloc(0);
        const put = new Map([
          ["24.10/arch0/new_1.0-r1.ipk", randomBytes(20_000)],
          [index, Buffer.concat([old, Buffer.from("Package: new\n")])],
        ]);
        return { changes: { put, remove: new Set() }, message: "Add new" };
      }),
    );
    expect(result).toMatchObject({ added: 1, replaced: 1 });
    expect(server.bytes() - before).toBeLessThan(20_000 + 300_000);
    expect(gitIn(repository, "fsck", "--full", "--no-dangling")).toBe("");
  });

  test("all files that are asked for at once are fetched in one request, and none of them twice", async () => {
    const { server, remote } = await gitServer();
    await publishTo(publishing(remote, writing(archive(200))));
    server.requests.length = 0;
    let fetches = 0;
    await publishTo(
      publishing(remote, async (tree) => {
        const paths = [...tree.files.keys()];
        expect((await tree.read([...paths, "absent"])).size).toBe(paths.length);
        fetches = server.requests.filter((line) => line.endsWith("upload-pack") && line.startsWith("POST")).length;
        await tree.read(paths);
        return null;
      }),
    );
    // ls-refs and fetch of the commits, one fetch of the directories, then one of the contents.
    expect(fetches).toBe(4);
    expect(server.requests.filter((line) => line.startsWith("POST"))).toHaveLength(4);
  });

  for (const [name, options] of [
    ["does not filter", { allowFilter: false }],
    ["speaks only the old protocol", { protocolV2: false }],
    ["speaks only the old protocol and does not filter", { protocolV2: false, allowFilter: false }],
  ] as const) {
    test(`a server that ${name} works too`, async () => {
      const { repository, remote } = await gitServer(options);
      await publishTo(publishing(remote, writing({ a: "1", b: "2" }), { history: 2 }));
      for (const round of [1, 2, 3]) {
        let read: Awaited<ReturnType<PublishedTree["read"]>> | undefined;
        const compose = async (tree: PublishedTree) => {
          read = await tree.read(["b"]);
          return writing({ a: `round ${round}` })(tree, 1);
        };
        await publishTo(publishing(remote, compose, { history: 2 }));
        expect(read?.get("b")?.toString()).toBe("2");
      }
      expect(text(repository, "a")).toBe("round 3");
      expect(gitIn(repository, "rev-list", "--count", "gh-pages")).toBe("2");
    });
  }

  test("a repository on this machine is filtered whatever its settings are", async () => {
    const repository = createBareRepository(join(temporaryDirectory(), "ppa.git"), false);
    await publishTo(publishing(repository, writing(archive(50))));
    const missing: string[] = [];
    const watching: typeof exec = async (command, args, options) => {
      const result = await exec(command, args, options);
      if (args.includes("--batch-check"))
        missing.push(
          ...result.stdout
            .toString()
            .split("\n")
            .filter((line) => / missing$/.test(line)),
        );
      return result;
    };
    const compose = async (tree: PublishedTree) => {
      await tree.read([".nojekyll"]);
      return writing({ a: "1" })(tree, 1);
    };
    for (const remote of [repository, `file://${repository}`]) {
      missing.length = 0;
      await publishTo(publishing(remote, compose, { exec: watching }));
      // The directories, and the contents of .nojekyll.
      expect(missing).toHaveLength(2);
    }
  });
});

describeWith(["git"], "a large branch", () => {
  /** 2,400 files in 6 directories, more than are listed whole. */
  const large = Object.fromEntries(
    Array.from({ length: 2400 }, (_, index) => [`24.10/arch${index % 6}/package-${index}_1.0-r1.ipk`, `${index}`]),
  );

  test("only the directories that matter are listed, also when its history is cut", async () => {
    const { server, repository, remote } = await gitServer();
    await publishTo(publishing(remote, writing(large), { history: 2 }));
    for (const round of [1, 2, 3, 4]) {
      const before = server.bytes();
      const compose = async (tree: PublishedTree) => {
        expect(tree.complete).toBe(false);
        await tree.list(["24.10", "25.12", "24.10/arch0/deeper"]);
        expect([...(tree.entries("24.10")?.keys() ?? [])]).toHaveLength(6);
        expect(tree.files.has("25.12/x/y")).toBe(false);
        expect([...tree.files.keys()].filter((path) => !path.startsWith("24.10/arch0/"))).toEqual([".nojekyll"]);
        const next = { [`24.10/arch0/new-${round}.ipk`]: "x" };
        return writing(next, [`24.10/arch0/new-${round - 1}.ipk`])(tree, 1);
      };
      await publishTo(publishing(remote, compose, { history: 2 }));
      expect(server.bytes() - before).toBeLessThan(40_000);
    }
    expect(published(repository)).toEqual([".nojekyll", ...Object.keys(large), "24.10/arch0/new-4.ipk"].sort());
    expect(gitIn(repository, "fsck", "--full", "--no-dangling")).toBe("");
    expect(gitIn(repository, "log", "--format=%B", "gh-pages")).toMatch(/^Publish\n\nFiles: 2402\n/);
  });

  test("it is listed whole where something needs that, and where the server can do no other", async () => {
    for (const options of [{}, { allowFilter: false }, { protocolV2: false }]) {
      const { repository, remote } = await gitServer(options);
      await publishTo(publishing(remote, writing(large)));
      const compose = async (tree: PublishedTree) => {
        await tree.list(["24.10/arch1"]);
        await tree.listAll();
        expect([...tree.files.keys()]).toHaveLength(2401);
        return writing({ more: "x" })(tree, 1);
      };
      await publishTo(publishing(remote, compose));
      expect(published(repository)).toHaveLength(2402);
    }
  });

  test("a file in the place of a directory that nobody has listed is refused", async () => {
    const { remote } = await gitServer();
    await publishTo(publishing(remote, writing(large)));
    await expect(publishTo(publishing(remote, writing({ "24.10/arch3": "x" })))).rejects.toThrow(
      "24.10/arch3 would be a file, and also the directory of 24.10/arch3/…",
    );
  });

  test("asking for a file before its directory is listed is a bug, never taken for its absence", async () => {
    const { remote } = await gitServer();
    await publishTo(publishing(remote, writing(large)));
    const compose = async (tree: PublishedTree) => {
      await tree.list(["24.10"]);
      tree.files.has("24.10/arch0/Packages");
      return null;
    };
    await expect(publishTo(publishing(remote, compose))).rejects.toThrow(/before \/24.10\/arch0 was listed/);
  });

  test("a branch that somebody else has written to is listed whole, and counted anew", async () => {
    const { repository, remote } = await gitServer();
    await publishTo(publishing(remote, writing(large)));
    foreignCommit(repository, { CNAME: "ppa.example.org" });
    const compose = async (tree: PublishedTree) => {
      expect(tree.complete).toBe(true);
      return writing({ more: "x" })(tree, 1);
    };
    await publishTo(publishing(remote, compose));
    expect(gitIn(repository, "log", "-1", "--format=%B", "gh-pages")).toContain("Files: 2403");
  });
});

describeWith(["git"], "history on the branch", () => {
  test("it never has more commits than asked for, the state before is among them, and a clone is complete", async () => {
    const { repository, remote } = await gitServer();
    const counts: number[] = [];
    for (let round = 1; round <= 7; round += 1) {
      const files = { [`${round}.ipk`]: randomBytes(500), Packages: `round ${round}\n`, [`d/${round}`]: `${round}` };
      await publishTo(publishing(remote, writing(files, [`${round - 2}.ipk`]), { history: 3 }));
      counts.push(Number(gitIn(repository, "rev-list", "--count", "gh-pages")));
      if (round > 1) expect(gitIn(repository, "cat-file", "blob", "gh-pages~1:Packages")).toBe(`round ${round - 1}`);
    }
    expect(counts).toEqual([1, 2, 3, 2, 3, 2, 3]);
    const clone = join(temporaryDirectory(), "clone");
    const args = ["clone", "--quiet", "--branch", "gh-pages", remote, clone];
    expect((await exec("git", args, { env: testGitEnvironment })).code).toBe(0);
    expect(gitIn(clone, "fsck", "--full")).toBe("");
    expect(gitIn(repository, "fsck", "--full", "--no-dangling")).toBe("");
    expect(published(repository)).toEqual([
      ".nojekyll",
      "6.ipk",
      "7.ipk",
      "Packages",
      ...[1, 2, 3, 4, 5, 6, 7].map((round) => `d/${round}`),
    ]);
  });

  test("with a history of 1 the branch is always a single commit", async () => {
    const { repository, remote } = await gitServer();
    for (const round of [1, 2, 3]) {
      await publishTo(publishing(remote, writing({ [`${round}`]: "x" }), { history: 1 }));
      expect(gitIn(repository, "rev-list", "--count", "gh-pages")).toBe("1");
    }
    expect(published(repository)).toEqual([".nojekyll", "1", "2", "3"]);
  });

  test("cutting sends nothing but what is new, and fetches no old contents", async () => {
    const { server, remote } = await gitServer();
    const big = Object.fromEntries([1, 2, 3].map((index) => [`${index}.ipk`, randomBytes(200_000)]));
    await publishTo(publishing(remote, writing(big), { history: 2 }));
    await publishTo(publishing(remote, writing({ "1.ipk": randomBytes(200_000) }), { history: 2 }));
    for (let round = 0; round < 3; round += 1) {
      const before = server.bytes();
      await publishTo(publishing(remote, writing({ Packages: `${round}` }), { history: 2 }));
      expect(server.bytes() - before).toBeLessThan(15_000);
    }
  });

  test("the copied commit keeps author, date, message and files, and loses only what cannot be kept", async () => {
    const { repository, remote } = await gitServer();
    foreignCommit(repository, { a: "1" });
    foreignCommit(repository, { b: "2" });
    const format = "--format=%an %ae %aI %cI %B %T";
    const before = gitIn(repository, "log", "-1", format, "gh-pages");
    await publishTo(publishing(remote, writing({ c: "3" }), { history: 2 }));
    expect(gitIn(repository, "log", "-1", format, "gh-pages~1")).toBe(before);
    expect(gitIn(repository, "rev-list", "--count", "gh-pages")).toBe("2");
  });

  const notAncestor =
    'read old new ref; [ "$old" = "$(printf %040d 0)" ] || git merge-base --is-ancestor "$old" "$new"';
  test.each([
    ["git", undefined],
    ["Gitea", "error: branch gh-pages is protected from force push"],
    ["Gitea, to a user not on its list,", "error: Not allowed to force-push to protected branch gh-pages"],
    ["Forgejo", "Forgejo: branch gh-pages is protected from force push"],
  ])("a server where %s forbids force pushes keeps its whole history, with a warning", async (_, message) => {
    const { repository, remote } = await gitServer();
    if (message) installHook(repository, "pre-receive", `${notAncestor} || { echo '${message}' >&2; exit 1; }`);
    else gitIn(repository, "config", "receive.denyNonFastForwards", "true");
    const warnings: string[] = [];
    const reporter = {
      ...publishing(remote, writing({})).reporter,
      warn: ({ what }: { what: string }) => warnings.push(what),
    };
    for (const round of [1, 2, 3]) {
      await publishTo(publishing(remote, writing({ a: `${round}` }), { history: 2, reporter }));
    }
    expect(gitIn(repository, "rev-list", "--count", "gh-pages")).toBe("3");
    expect(warnings).toEqual([`${remote} does not allow history to be cut on gh-pages`]);
  });
});

describeWith(["git"], "what may not be published", () => {
  test("paths that leave the tree, name .git or cannot be typed are refused, all of them at once", async () => {
    const { remote } = await gitServer();
    const paths = ["/a", "a/../b", "./a", "a//b", "a/", "x/.git/config", ".GIT", "a\nb", "a\\b", ""];
    const attempt = publishTo(publishing(remote, writing(Object.fromEntries(paths.map((path) => [path, "x"])))));
    const error: unknown = await attempt.catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      problems: paths.map((path) => ({ what: expect.stringContaining(JSON.stringify(path)) })),
    });
  });

  test("a file where a directory is needed is refused, unless it is removed in the same publication", async () => {
    const { repository, remote } = await gitServer();
    foreignCommit(repository, { feed: "a file", "docs/index.html": "x" });
    const asked = { "feed/Packages": "x", docs: "y" };
    await expect(publishTo(publishing(remote, writing(asked)))).rejects.toThrow(
      /feed would be a file, and also the directory of feed\/Packages(?:.|\n)*docs would be a file, and also the directory of docs\/index.html/,
    );
    await publishTo(publishing(remote, writing(asked, ["feed", "docs/index.html"])));
    expect(published(repository)).toEqual([".nojekyll", "docs", "feed/Packages"]);
  });
});
