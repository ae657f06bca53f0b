import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Edge } from "../../cli/edge.ts";
import { register } from "../../cli/init.ts";
import { loadArchive } from "../../lib/archive/load.ts";
import { starterWorkflow } from "../../lib/archive/starter.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";

let root: string;
const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args]);
const put = (path: string, text = "") => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (path: string) => readFileSync(join(root, path), "utf8");

async function init(args: string[] = [], cwd = root): Promise<string> {
  const printed: string[] = [];
  const edge = { cwd, env: {}, exec, reporter: silentReporter, print: (text: string) => printed.push(text) };
  const program = new Command("ppa").exitOverride();
  register(program, edge as unknown as Edge, async (work) => void (await work()));
  await program.parseAsync(["node", "ppa", "init", ...args]);
  return printed.join("\n");
}
const archive = () => loadArchive({ text: read("ppa.yml"), file: "ppa.yml", defaultUrl: "https://a.example" });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ppa-init-"));
  git("init", "-q", "-b", "trunk");
  git("remote", "add", "origin", "https://user:secret@github.com/Acme/My.PPA.git");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("ppa init", () => {
  test("writes a ppa.yml without a mistake and a workflow of at most 15 lines", async () => {
    const output = await init();
    expect(archive()).toMatchObject({ name: "my-ppa", title: "Acme packages for OpenWrt", sources: [] });
    const workflow = read(".github/workflows/ppa.yml");
    expect(workflow.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
    expect(parse(workflow)).toMatchObject({
      on: {
        push: { branches: ["trunk"] },
        pull_request: null,
        schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \d$/) }],
        workflow_dispatch: { inputs: { packages: {}, targets: {}, force: { type: "boolean" } } },
      },
      jobs: { ppa: { permissions: { contents: "write" }, secrets: { PPA_KEYS: "${{ secrets.PPA_KEYS }}" } } },
    });
    expect(output).toContain("wrote  ppa.yml");
    expect(output).toContain("Write into ppa.yml where your packages come from");
    expect(output).toContain("https://github.com/Acme/My.PPA/settings/secrets/actions");
    expect(output).toContain("https://github.com/Acme/My.PPA/settings/pages");
    expect(output + read("ppa.yml") + workflow).not.toContain("secret@");
  });

  test("leaves examples of sources that load once their # is gone", async () => {
    await init();
    put("ppa.yml", read("ppa.yml").replace(/^# (?=sources:| {2}- )/gm, ""));
    expect(archive().sources).toMatchObject([
      { packages: ["dist/**/*.ipk"] },
      { files: ["packages/*.yml"] },
      { path: "." },
      { url: "https://github.com/owner/luci-app-x" },
    ]);
  });

  test("says when a server's kind is guessed, and how to name another", async () => {
    git("remote", "set-url", "origin", "https://git.example.org/acme/pkgs");
    expect(await init()).toContain(
      "https://git.example.org is taken for a server of gitea. If it is github or forgejo, remove the workflow and run `ppa init --forge`",
    );
    for (const path of ["ppa.yml", ".gitea"]) rmSync(join(root, path), { recursive: true });
    expect(await init(["--forge", "gitea"])).not.toContain("taken for");
  });

  test("is not said to guess where the address tells", async () => {
    for (const host of ["github.com", "gitea.example.org", "codeberg.org"]) {
      git("remote", "set-url", "origin", `https://${host}/acme/pkgs`);
      expect(await init()).not.toContain("taken for");
      for (const path of ["ppa.yml", ".github", ".gitea", ".forgejo"])
        rmSync(join(root, path), { recursive: true, force: true });
    }
  });

  test("gives an editor the schema, in the first line", async () => {
    await init();
    expect(read("ppa.yml")).toMatch(/^# yaml-language-server: \$schema=https:\S+\/schemas\/json\/ppa\.schema\.json\n/);
  });

  test("takes up the Makefiles and the kernel modules it finds", async () => {
    put("feed/hello/Makefile", "define Package/hello\nendef\n$(eval $(call BuildPackage,hello))\n");
    put("feed/kmod-x/Makefile", "$(eval $(call KernelPackage,x))\n");
    await init();
    expect(archive().sources).toEqual([{ kind: "path", path: "feed" }]);
    expect(archive().targets.filter(({ target }) => target).length).toBeGreaterThan(0);
  });

  test("takes up ready-made packages, with their architectures", async () => {
    put("dist/24.10/hello_1.0-r1_mips_24kc.ipk");
    put("dist/hello_1.0-r1_aarch64_cortex-a53.ipk");
    put("dist/data_1.0-r1_all.ipk");
    await init();
    expect(archive().sources).toEqual([{ kind: "packages", packages: ["dist/**/*.ipk"] }]);
    expect(archive().targets.map(({ path }) => path)).toEqual(["24.10/aarch64_cortex-a53", "24.10/mips_24kc"]);
  });

  test("writes for Gitea and Forgejo where they look, with whole addresses of actions", async () => {
    git("remote", "set-url", "origin", "git@codeberg.org:acme/ppa.git");
    const output = await init();
    expect(read(".forgejo/workflows/ppa.yml")).toMatch(/uses: https:\/\/github\.com\/actions\/checkout@[0-9a-f]{40},/);
    expect(output).toContain("https://codeberg.org/acme/ppa/settings/actions/secrets");
    await init(["--forge", "gitea"]);
    const workflow = read(".gitea/workflows/ppa.yml");
    expect(workflow).toMatch(/uses: https:\/\/github\.com\/\S+@v1, with/);
    expect(workflow.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
    expect(workflow).not.toContain("concurrency");
  });

  test.each(["github", "gitea", "forgejo"] as const)("writes the file that examples/workflows shows: %s", (kind) => {
    const example = readFileSync(join(import.meta.dirname, `../../examples/workflows/${kind}.yml`), "utf8");
    expect(example).toBe(starterWorkflow({ kind, name: "acme", branch: "main" }));
  });

  test("publishes the branch that a clone calls the default one, not the one it is on", async () => {
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release/next");
    await init();
    expect(parse(read(".github/workflows/ppa.yml")).on.push.branches).toEqual(["release/next"]);
  });

  test("takes the only remote, whatever its name", async () => {
    git("remote", "rename", "origin", "upstream");
    expect(await init()).toContain("https://github.com/Acme/My.PPA/settings/pages");
  });

  test("takes an unknown server for a Forgejo where the repository has workflows for one", async () => {
    git("remote", "set-url", "origin", "https://git.example.org/acme/ppa");
    put(".forgejo/workflows/other.yml");
    await init();
    expect(existsSync(join(root, ".forgejo/workflows/ppa.yml"))).toBe(true);
  });

  test.each(["github", "gitea", "forgejo"] as const)("checks submodules out on every forge: %s", async (kind) => {
    const called = readFileSync(join(import.meta.dirname, "../../.github/workflows/ppa.yml"), "utf8");
    const text = kind === "github" ? called : starterWorkflow({ kind, name: "acme", branch: "main" });
    expect(text).toContain("{ fetch-depth: 0, submodules: recursive");
  });

  test("works from a folder below, and writes at the top", async () => {
    put("deep/down/x");
    await init([], join(root, "deep/down"));
    expect(existsSync(join(root, "ppa.yml"))).toBe(true);
  });

  test("works without git", async () => {
    rmSync(join(root, ".git"), { recursive: true });
    const output = await init(["--name", "acme"]);
    expect(output).toContain("in the repository's settings");
    expect(output).toContain("Write its url, too");
    expect(archive().name).toBe("acme");
  });
});

describe("ppa init refuses", () => {
  test("to overwrite: what is there stays", async () => {
    put("ppa.yml", "mine");
    expect(await init()).toContain("kept   ppa.yml");
    expect(read("ppa.yml")).toBe("mine");
    await expect(init()).rejects.toThrow("ppa.yml and .github/workflows/ppa.yml are there already");
  });

  test("where the workflow has no place, and writes nothing", async () => {
    put(".github/workflows", "a file");
    await expect(init()).rejects.toThrow(".github/workflows could not be written: a file is where a folder is needed");
    expect(existsSync(join(root, "ppa.yml"))).toBe(false);
  });

  test("to write through a link that leads nowhere", async () => {
    symlinkSync("nowhere", join(root, "ppa.yml"));
    expect(await init()).toContain("kept   ppa.yml");
    expect(existsSync(join(root, "nowhere"))).toBe(false);
  });

  test("a repository without files, and the folder that is git's own", async () => {
    for (const folder of [join(root, ".git"), join(root, "bare.git")]) {
      git("init", "-q", "--bare", "bare.git");
      await expect(init([], folder)).rejects.toThrow(/git's own.* Run this in a clone of the repository/);
      expect(existsSync(join(folder, "ppa.yml"))).toBe(false);
    }
  });

  test("a host that runs none of these workflows, unless the forge that is to build is named", async () => {
    git("remote", "set-url", "origin", "git@gitlab.com:acme/pkgs.git");
    await expect(init()).rejects.toThrow(/^gitlab\.com runs no workflows of GitHub, Gitea or Forgejo\. Name the forge/);
    expect(existsSync(join(root, "ppa.yml"))).toBe(false);
    expect(await init(["--forge", "forgejo"])).toContain("wrote  .forgejo/workflows/ppa.yml");
  });

  test("a name that no feed can have, and a forge it does not know", async () => {
    await expect(init(["--name", "My Feed"])).rejects.toThrow('Use "my-feed"');
    await expect(init(["--forge", "gitlab"])).rejects.toThrow("Use --forge github, gitea or forgejo");
    expect(existsSync(join(root, "ppa.yml"))).toBe(false);
  });
});
