import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeKeys, makeProject, root, runBundle, secretLines, smallConfig } from "../support/ppa.ts";

let folder: string;
let keys: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ppa-actions-"));
  keys = await makeKeys("acme");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts an action as a runner does: inputs, outputs and summary through the environment. */
async function runAction(
  name: string,
  workspace: string,
  inputs: Record<string, string>,
  variables: Record<string, string> = {},
) {
  const file = (what: string) => join(workspace, `.runner-${what}`);
  writeFileSync(file("output"), "");
  writeFileSync(file("summary"), "");
  const run = await runBundle(`${name}.mjs`, [], {
    cwd: "/",
    env: {
      ...Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      RUNNER_TEMP: folder,
      ...variables,
    },
  });
  const outputs = readFileSync(file("output"), "utf8").matchAll(/^(\S+?)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return {
    ...run,
    outputs: Object.fromEntries(Array.from(outputs, ([, key = "", , value = ""]) => [key, value])),
    summary: readFileSync(file("summary"), "utf8"),
  };
}

test("index, site and verify work on one folder, one after the other", async () => {
  const project = makeProject(join(folder, "chain"), ["alpha", "beta"]);
  const index = await runAction("index", project, { keys, out: "public" });
  expect(index.stdout).toContain("24.10/x86_64");
  expect(index.outputs).toEqual({ out: "public", changed: "true" });
  expect(index.summary).toContain("| `24.10/x86_64` | 3 | 3 |");
  const again = await runAction("index", project, { keys, out: "public" });
  expect(again.outputs["changed"]).toBe("false");
  const site = await runAction("site", project, { out: "public" });
  expect(Number(site.outputs["pages"])).toBeGreaterThan(5);
  const verify = await runAction("verify", project, { archive: "public" });
  expect([verify.code, verify.outputs["errors"]]).toEqual([0, "0"]);
  expect(verify.summary).toContain("A router can use it");
});

test("verify fails the step when a router would refuse something", async () => {
  const project = makeProject(join(folder, "broken"), ["alpha"]);
  await runAction("index", project, { keys });
  writeFileSync(join(project, "public/24.10/x86_64/alpha_1.0-r1_all.ipk"), "changed");
  const verify = await runAction("verify", project, { archive: "public" });
  expect(verify.code).toBe(1);
  expect(Number(verify.outputs["errors"])).toBeGreaterThan(0);
});

test.each(["publish", "all"])("%s publishes, says so in outputs and summary, and shows no secret", async (name) => {
  const remote = join(folder, `${name}.git`);
  spawnSync("git", ["init", "--quiet", "--bare", remote]);
  const project = makeProject(join(folder, name), ["alpha"]);
  const run = await runAction(name, project, { keys, remote, token: "secret-token-value" });
  expect(run.stderr).toBe("");
  expect(run.code).toBe(0);
  expect(run.outputs).toMatchObject({ url: "https://example.org/acme", changed: "true" });
  expect(run.outputs["commit"]).toMatch(/^[0-9a-f]{40}$/);
  expect(run.summary).toMatch(/Published to \[ACME\][\s\S]*added[\s\S]*alpha[\s\S]*src\/gz acme/);
  const secrets = await secretLines(keys);
  expect(secrets.length).toBeGreaterThan(3);
  const shown = run.stdout.replace(/^::add-mask::.*$/gm, "") + run.summary;
  for (const secret of [...secrets, "secret-token-value"]) expect(shown).not.toContain(secret);
});

test("where raw files are no pages, publishing says where people see the archive, and how routers get it", async () => {
  const remote = join(folder, "raw.git");
  spawnSync("git", ["init", "--quiet", "--bare", remote]);
  const project = makeProject(join(folder, "raw"), ["alpha"], smallConfig().replace(/^url: .*\n/m, ""));
  const forge = { GITHUB_SERVER_URL: "https://git.example.org", GITHUB_REPOSITORY: "acme/ppa", GITEA_ACTIONS: "true" };
  const { stdout, summary } = await runAction("publish", project, { keys, remote }, forge);
  const branch = (view: string) => `https://git.example.org/acme/ppa/${view}/branch/gh-pages`;
  expect(stdout).toMatch(new RegExp(`^Published as \\w+ on gh-pages: ${branch("src")}$`, "m"));
  expect(stdout).toContain(`On a router: wget -qO- ${branch("raw")}/install.sh | sh\n`);
  expect(summary).toContain(`Published to [ACME](${branch("src")})`);
});

test("all bad inputs are told at once, as annotations without a stack", async () => {
  const project = makeProject(join(folder, "inputs"), []);
  const run = await runAction("publish", project, { "dry-run": "perhaps" });
  expect(run.code).toBe(1);
  expect(run.stdout).toContain("::error::input dry-run:");
  expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
});

test("a mistake in ppa.yml is an annotation at its line", async () => {
  const project = makeProject(join(folder, "annotated"), [], "name: acme\nurl: https://example.org\ntargets: []\n");
  const run = await runAction("publish", project, { keys, remote: join(folder, "none.git") });
  expect(run.stdout).toMatch(/::error file=ppa\.yml,line=3,col=\d+::ppa\.yml:3:/);
});

test("every action.yml names a bundle that is there", () => {
  for (const path of [
    "action.yml",
    ...["index", "site", "publish", "verify"].map((name) => `actions/${name}/action.yml`),
  ]) {
    const text = readFileSync(join(root, path), "utf8");
    const [, main = ""] = /main: (\S+)/.exec(text) ?? [];
    expect(readFileSync(join(root, path, "..", main), "utf8").length, path).toBeGreaterThan(0);
  }
});
