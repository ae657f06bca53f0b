import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type PublishOptions, publishTo } from "../../lib/publish/publish.ts";
import { type Exec, exec } from "../../lib/run/exec.ts";
import { gitIn, installHook, testGitEnvironment } from "../support/git-server.ts";
import { describeWith } from "../support/needs.ts";
import { gitServer, published, publishing, temporaryDirectory, writing } from "./publication.ts";

const token = "ghs_vErYsEcReTtOkEn0123456789";
const basic = Buffer.from(`x-access-token:${token}`).toString("base64");

/** What a refused publication tells the user. */
async function refusal(options: PublishOptions): Promise<string> {
  const error: unknown = await publishTo(options).then(
    () => "published",
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({
    problems: [expect.objectContaining({ what: expect.any(String), cure: expect.any(String) })],
  });
  return String(error);
}

describeWith(["git"], "a token", () => {
  test("opens the repository, and is seen in no argument, no file and no process list", async () => {
    const { repository, remote } = await gitServer({ token });
    const tempDir = temporaryDirectory();
    const seen: string[] = [];
    const watching: Exec = async (command, args, options) => {
      const running = exec(command, args, options);
      const processes = spawnSync("ps", ["axww", "-o", "args="], { encoding: "utf8" }).stdout;
      seen.push([command, ...args].join(" "), processes);
      const result = await running;
      seen.push(result.stdout.toString("latin1"), result.stderr);
      for (const file of filesBelow(tempDir)) seen.push(readFileSync(file, "latin1"));
      return result;
    };
    for (const text of ["1", "2"]) {
      await publishTo(publishing(remote, writing({ a: text }), { token, tempDir, exec: watching }));
    }
    expect(published(repository)).toEqual([".nojekyll", "a"]);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.some((text) => text.includes("refs/heads/gh-pages"))).toBe(true);
    expect(seen.filter((text) => text.includes(token) || text.includes(basic))).toEqual([]);
  });

  test("goes to its own address only, and replaces a header that was configured for it", async () => {
    const { remote } = await gitServer({ token });
    const env = {
      ...testGitEnvironment,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `http.${new URL(remote).origin}/.extraHeader`,
      GIT_CONFIG_VALUE_0: "Authorization: Basic b3RoZXI6b3RoZXI=",
    };
    expect(await publishTo(publishing(remote, writing({ a: "1" }), { token, env }))).toMatchObject({
      status: "published",
    });
  });

  test("that is wrong, or absent: the error says which, and git asks nobody", async () => {
    const { remote } = await gitServer({ token });
    expect(await refusal(publishing(remote, writing({ a: "1" }), { token: "wrong" }))).toContain(
      "did not accept the token",
    );
    expect(await refusal(publishing(remote, writing({ a: "1" })))).toContain(
      "asks for a sign-in, and there is no token",
    );
  });

  test("that may only read: the error names the permission and where it is given", async () => {
    const { remote } = await gitServer({ token: "other", readOnlyToken: token });
    const message = await refusal(publishing(remote, writing({ a: "1" }), { token }));
    expect(message).toContain("contents: write");
    expect(message).toContain("Settings › Actions › General");
  });

  test("in the address is refused, without repeating it", async () => {
    for (const remote of [`https://x:${token}@example.org/ppa.git`, `https://${token}@example.org/ppa.git`]) {
      const message = await refusal(publishing(remote, writing({ a: "1" })));
      expect(message).toContain("https://example.org/ppa.git had credentials in it");
      expect(message).not.toContain(token);
    }
  });

  test("is cut out of whatever git or the server prints", async () => {
    const { repository, remote } = await gitServer({ token });
    installHook(
      repository,
      "pre-receive",
      `echo "you are ${token} ${basic} at https://me:${token}@example.org"; exit 1`,
    );
    const message = await refusal(publishing(remote, writing({ a: "1" }), { token }));
    expect(message).toContain("you are *** *** at https://example.org");
    expect(message).not.toContain(token);
  });

  test("over plain http to another machine is warned about", async () => {
    const warnings: string[] = [];
    const options = publishing("http://git.example.invalid/ppa.git", writing({ a: "1" }), { token, attempts: 1 });
    const reporter = { ...options.reporter, warn: ({ what }: { what: string }) => warnings.push(what) };
    await refusal({ ...options, reporter });
    expect(warnings).toEqual(["The token travels unencrypted to http://git.example.invalid/ppa.git"]);
  });
});

describeWith(["git"], "a repository that refuses", () => {
  test("a hook that declines is quoted", async () => {
    const { repository, remote } = await gitServer();
    installHook(repository, "pre-receive", "echo 'no uploads on Sundays'; exit 1");
    const message = await refusal(publishing(remote, writing({ a: "1" })));
    expect(message).toMatch(/A hook of http.* refused the push .*no uploads on Sundays/);
    expect(gitIn(repository, "branch", "--list")).toBe("");
  });

  for (const [forge, text] of [
    ["GitHub", "error: GH006: Protected branch update failed for refs/heads/gh-pages."],
    ["GitHub, by a ruleset,", "error: GH013: Repository rule violations found for refs/heads/gh-pages."],
    ["Gitea", "Gitea: Not allowed to push to protected branch gh-pages"],
    ["Forgejo", "Forgejo: Not allowed to push to protected branch gh-pages"],
    ["Gitea, certain files of it,", "error: branch gh-pages is protected from changing file api/v1/catalog.json"],
    ["Forgejo, from what is unsigned,", "Forgejo: branch gh-pages is protected from unverified commit 0a1b2c"],
  ]) {
    test(`a branch that ${forge} protects is told from any other refusal`, async () => {
      const { repository, remote } = await gitServer();
      installHook(repository, "pre-receive", `echo '${text}' >&2; exit 1`);
      expect(await refusal(publishing(remote, writing({ a: "1" })))).toMatch(
        /gh-pages of .* is protected.*Settings › Branches.*a job's own token/,
      );
    });
  }

  for (const [forge, text] of [
    ["Gitea", "\\nerror:\\nerror: User permission denied for writing.\\nerror:"],
    ["Forgejo", "Forgejo: User permission denied for writing."],
  ]) {
    test(`a token that ${forge} lets read only is told from any other refusal`, async () => {
      const { repository, remote } = await gitServer();
      installHook(repository, "pre-receive", `printf '${text}\\n' >&2; exit 1`);
      expect(await refusal(publishing(remote, writing({ a: "1" })))).toMatch(
        /Writing to .* is not permitted \(remote: (error|Forgejo): User permission denied for writing\.;.*contents: write/,
      );
    });
  }

  test("there is no such repository", async () => {
    const { server } = await gitServer();
    expect(await refusal(publishing(`${server.url}/other.git`, writing({ a: "1" })))).toContain(
      "There is no repository http",
    );
    const nowhere = join(temporaryDirectory(), "nowhere");
    expect(await refusal(publishing(nowhere, writing({ a: "1" })))).toContain(`There is no repository ${nowhere}`);
  });

  test("a work tree that has the branch checked out", async () => {
    const work = temporaryDirectory();
    gitIn(work, "init", "--quiet", "--initial-branch=gh-pages");
    gitIn(work, "commit", "--quiet", "--allow-empty", "--message", "x");
    expect(await refusal(publishing(work, writing({ a: "1" })))).toContain("gh-pages is checked out in");
  });

  test("the network is down, or the host unknown", async () => {
    const { server } = await gitServer();
    const dead = `${server.url.replace(/\d+$/, "1")}/ppa.git`;
    expect(await refusal(publishing(dead, writing({ a: "1" })))).toContain("failed while fetching");
    const unknown = "https://git.example.invalid/ppa.git";
    expect(await refusal(publishing(unknown, writing({ a: "1" })))).toContain("Check the address and the network");
  });

  test("git is not installed", async () => {
    const env = { PATH: "/nonexistent" };
    const missing: Exec = (_, args, options) =>
      exec("git-that-is-not-there", args, options).then((result) => ({ ...result, stderr: "git: not found" }));
    expect(await refusal(publishing("/x", writing({}), { env, exec: missing }))).toContain("git is not installed");
  });

  test("a branch name that git does not allow", async () => {
    expect(await refusal(publishing("/x", writing({ a: "1" }), { branch: "a..b" }))).toContain(
      '"a..b" is no name for a branch',
    );
    expect(await refusal(publishing("/x", writing({ a: "1" }), { branch: "--all" }))).toContain(
      '"--all" is no name for a branch',
    );
  });
});

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
