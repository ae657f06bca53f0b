import { describe, expect, test } from "vitest";
import { detectForge, type Forge } from "../../lib/forge/forge.ts";
import { actionReference } from "../../lib/forge/self.ts";
import {
  archiveUrl,
  commitUrl,
  lookUrl,
  pagesSettingsUrl,
  rawUrl,
  repositoryUrl,
  runUrl,
  secretsUrl,
  sourceUrl,
  workflowUrl,
} from "../../lib/forge/urls.ts";

const runner = { GITHUB_SERVER_URL: "https://git.example.org", GITHUB_REPOSITORY: "acme/ppa" };

describe("the forge of a job", () => {
  test("is told by the most particular of the runner's markers", () => {
    const github = detectForge({ ...runner, GITHUB_SERVER_URL: "https://github.com", GITHUB_ACTIONS: "true" });
    expect(github).toEqual({ kind: "github", serverUrl: "https://github.com", owner: "acme", repo: "ppa" });
    expect(detectForge({ ...runner, GITHUB_ACTIONS: "true", GITEA_ACTIONS: "true" })?.kind).toBe("gitea");
    expect(detectForge({ ...runner, GITEA_ACTIONS: "true", FORGEJO_ACTIONS: "true" })?.kind).toBe("forgejo");
  });

  test("counts more than the remote of the folder", () => {
    expect(detectForge(runner, "https://github.com/else/where")?.owner).toBe("acme");
  });
});

describe("the forge of a remote", () => {
  test.each([
    ["https://github.com/acme/ppa.git", "github", "https://github.com"],
    ["https://x-access-token:secret@github.com/acme/ppa", "github", "https://github.com"],
    ["git@github.com:acme/ppa.git", "github", "https://github.com"],
    ["ssh://git@codeberg.org:22/acme/ppa.git", "forgejo", "https://codeberg.org"],
    ["https://codeberg.org/acme/ppa/", "forgejo", "https://codeberg.org"],
    ["http://localhost:3000/acme/ppa.git", "gitea", "http://localhost:3000"],
    ["https://example.org/git/acme/ppa.git", "gitea", "https://example.org/git"],
    ["git@gitea.example.org:acme/ppa.git", "gitea", "https://gitea.example.org"],
  ])("%s", (remote, kind, serverUrl) => {
    expect(detectForge({}, remote)).toEqual({ kind, serverUrl, owner: "acme", repo: "ppa" });
  });

  test.each(["/srv/git/ppa.git", "../ppa", "file:///srv/git/acme/ppa.git", "", "C:\\git\\ppa"])(
    "%s is none",
    (remote) => {
      expect(detectForge({}, remote)).toBeUndefined();
    },
  );
});

const on = (kind: Forge["kind"], serverUrl: string, owner = "Acme", repo = "ppa"): Forge => ({
  kind,
  serverUrl,
  owner,
  repo,
});
const github = on("github", "https://github.com");
const gitea = on("gitea", "https://git.example.org");
const forgejo = on("forgejo", "https://codeberg.org");

describe("an archive's address", () => {
  test("on GitHub is that of its pages, final, since routers follow no redirect", () => {
    expect(archiveUrl(github)).toBe("https://acme.github.io/ppa");
    expect(archiveUrl(on("github", "https://github.com", "Acme", "acme.github.io"))).toBe("https://acme.github.io");
    expect(archiveUrl(github, "gh-pages", "feed.acme.example\n")).toBe("https://feed.acme.example");
  });

  test("on Gitea and Forgejo is that of the branch's raw files", () => {
    expect(archiveUrl(gitea)).toBe("https://git.example.org/Acme/ppa/raw/branch/gh-pages");
    expect(archiveUrl(forgejo, "pages")).toBe("https://codeberg.org/Acme/ppa/raw/branch/pages");
  });

  test("on a GitHub of one's own is not guessed", () => {
    expect(archiveUrl(on("github", "https://github.acme.example"))).toBeUndefined();
  });
});

describe("a page of the forge", () => {
  test("for running the workflow again", () => {
    expect(workflowUrl(github, "ppa.yml")).toBe("https://github.com/Acme/ppa/actions/workflows/ppa.yml");
    expect(workflowUrl(gitea, "ppa.yml")).toBe("https://git.example.org/Acme/ppa/actions?workflow=ppa.yml");
    expect(workflowUrl(forgejo, "ppa.yml")).toBe("https://codeberg.org/Acme/ppa/actions?workflow=ppa.yml");
  });

  test("of this run", () => {
    const env = { GITHUB_RUN_ID: "123456", GITHUB_RUN_NUMBER: "7" };
    expect(runUrl(github, env)).toBe("https://github.com/Acme/ppa/actions/runs/123456");
    expect(runUrl(forgejo, env)).toBe("https://codeberg.org/Acme/ppa/actions/runs/7");
    expect(runUrl(gitea, env)).toBe("https://git.example.org/Acme/ppa/actions/runs/7?by_index=1");
    expect(runUrl(github, {})).toBeUndefined();
  });

  test("for the secret, and for turning pages on", () => {
    expect(secretsUrl(github)).toBe("https://github.com/Acme/ppa/settings/secrets/actions");
    expect(secretsUrl(gitea)).toBe("https://git.example.org/Acme/ppa/settings/actions/secrets");
    expect(pagesSettingsUrl(github)).toBe("https://github.com/Acme/ppa/settings/pages");
    expect(pagesSettingsUrl(forgejo)).toBeUndefined();
  });

  test("of a commit, and of a file at a commit", () => {
    expect(repositoryUrl(github)).toBe("https://github.com/Acme/ppa");
    expect(commitUrl(gitea, "abc123")).toBe("https://git.example.org/Acme/ppa/commit/abc123");
    expect(sourceUrl(github, "abc123", "./net/hello")).toBe("https://github.com/Acme/ppa/tree/abc123/net/hello");
    expect(sourceUrl(forgejo, "abc123", "net/c++")).toBe("https://codeberg.org/Acme/ppa/src/commit/abc123/net/c%2B%2B");
  });

  test("where people see what is published: the archive itself, or the branch where raw files are no pages", () => {
    expect(lookUrl("https://acme.github.io/ppa", "gh-pages", github)).toBe("https://acme.github.io/ppa/");
    expect(lookUrl("https://acme.codeberg.page/ppa", "gh-pages", forgejo)).toBe("https://acme.codeberg.page/ppa/");
    expect(lookUrl(rawUrl(gitea, "gh-pages"), "gh-pages", gitea)).toBe(
      "https://git.example.org/Acme/ppa/src/branch/gh-pages",
    );
    expect(lookUrl("https://feed.acme.example", "gh-pages")).toBe("https://feed.acme.example/");
  });

  test("with raw files", () => {
    expect(rawUrl(github, "gh-pages")).toBe("https://raw.githubusercontent.com/Acme/ppa/gh-pages");
  });
});

test("a workflow names our action by its whole address where forges look elsewhere first", () => {
  expect(actionReference("github")).toMatch(/^[\w-]+\/[\w-]+@v1$/);
  expect(actionReference("forgejo", "actions/publish")).toMatch(
    /^https:\/\/github\.com\/[\w-]+\/[\w-]+\/actions\/publish@v1$/,
  );
});
