import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { beforeEach, expect, it } from "vitest";
import type { ExitCode } from "../../cli/edge.ts";
import { register } from "../../cli/keys.ts";
import { formatProblem, type Problem } from "../../lib/run/errors.ts";
import { exec } from "../../lib/run/exec.ts";
import { silentReporter } from "../../lib/run/reporter.ts";
import { parseKeyBundle } from "../../lib/signing/keyset.ts";
import { publicKeys } from "../../lib/signing/public-keys.ts";
import { describeWith } from "../support/needs.ts";

let scratch: string;
let repository: string;
let secret: string;
let output: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "ppa-keys-"));
  repository = join(scratch, "repository");
  secret = join(scratch, "config/openwrt-ppa/acme.keys");
  output = "";
  await mkdir(repository);
  await git("init", "-q", "-b", "main");
  return () => rm(scratch, { recursive: true });
});

async function git(...args: string[]): Promise<void> {
  const result = await exec("git", ["-C", repository, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args]);
  expect(`${result.stderr}${result.code}`).toMatch(/0$/);
}

/** Runs `ppa keys …` in the repository; everything it says is added to `output`. */
async function ppa(...args: string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const say = (text: string) => {
    output += `${text}\n`;
  };
  const edge = {
    cwd: repository,
    env: { XDG_CONFIG_HOME: join(scratch, "config") },
    secrets: {},
    siteDir: scratch,
    exec,
    reporter: { ...silentReporter, info: say, warn: (problem: Problem) => say(formatProblem(problem)) },
    terminal: false,
    now: () => new Date("2026-01-02T03:04:05Z"),
    randomBytes: (size: number) => randomBytes(size),
    print: say,
  };
  const program = new Command("ppa").exitOverride();
  register(program, edge, async (work) => {
    code =
      (await work().catch((error: unknown) => {
        say(String(error));
        throw error;
      })) || 0;
  });
  await program.parseAsync(["node", "ppa", "keys", ...args]);
  return code;
}

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const inKeys = async () => (await readdir(join(repository, "keys"))).sort();

/** Fails when any line of private key material was printed. */
async function expectNothingSecretPrinted(file = secret): Promise<void> {
  const lines = (await readFile(file, "utf8"))
    .split("\n")
    .filter((line) => line.length > 30 && !/^#|^-----|:/.test(line));
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(output).not.toContain(line.slice(0, 30));
  expect(output).not.toContain("PRIVATE KEY-----");
}

describeWith(["git"], "ppa keys new", () => {
  it("writes public keys into the repository and the private ones into one file that only the user reads", async () => {
    expect(await ppa("new", "--name", "acme")).toBe(0);
    const keyset = await parseKeyBundle(await readFile(secret, "utf8"), "acme.keys");
    expect([keyset.usign.length, keyset.apk.length, keyset.openpgp.length]).toEqual([1, 1, 1]);
    for (const { path, text } of publicKeys(keyset, "acme")) {
      expect(await readFile(join(repository, path), "utf8")).toBe(text);
    }
    expect(await inKeys()).toEqual([keyset.usign[0]?.fingerprint, "acme.asc", "acme.pem"].sort());
    expect([await mode(secret), await mode(join(scratch, "config/openwrt-ppa"))]).toEqual(["600", "700"]);
  });

  it("says where the secret is and how each forge stores it, and shows none of it", async () => {
    await git("remote", "add", "origin", "git@github.com:acme/ppa.git");
    await ppa("new", "--name", "acme");
    expect(output).toContain(`gh secret set PPA_KEYS --repo acme/ppa < ${secret}`);
    expect(output).toContain("https://github.com/acme/ppa/settings/secrets/actions");
    expect(output).toContain(`tea actions secrets create PPA_KEYS --file ${secret}`);
    expect(output).toMatch(/Forgejo:\n.*\n.*actions\/secrets\/PPA_KEYS/);
    await expectNothingSecretPrinted();
  });

  it("keeps the mode whatever the umask", async () => {
    const umask = process.umask(0);
    try {
      await ppa("new", "--name", "acme");
    } finally {
      process.umask(umask);
    }
    expect(await mode(secret)).toBe("600");
  });

  it("takes the name from ppa.yml", async () => {
    const document =
      'name: acme\ntargets:\n  - release: "24.10"\n    arch: [x86_64]\nsources:\n  - packages: dist/*.ipk\n';
    await writeFile(join(repository, "ppa.yml"), document);
    await ppa("new");
    expect(await mode(secret)).toBe("600");
  });

  it("asks for a name where nothing tells it, and refuses one that is a path", async () => {
    await expect(ppa("new")).rejects.toThrow("There is no ppa.yml here");
    await expect(ppa("new", "--name", "../acme")).rejects.toThrow('"../acme" is no name for an archive');
  });

  it("never overwrites private keys, also not through a dangling link or with --force", async () => {
    await ppa("new", "--name", "acme");
    const before = await readFile(secret, "utf8");
    await expect(ppa("new", "--name", "acme", "--force")).rejects.toThrow("private keys are never overwritten");
    expect(await readFile(secret, "utf8")).toBe(before);
    await symlink(join(scratch, "elsewhere"), join(scratch, "link"));
    await expect(ppa("new", "--name", "acme", "--force", "--out", join(scratch, "link"))).rejects.toThrow(
      "never overwritten",
    );
  });

  it("makes no second keys for an archive by mistake", async () => {
    await ppa("new", "--name", "acme");
    const old = await inKeys();
    const out = join(scratch, "second.keys");
    await expect(ppa("new", "--name", "acme", "--out", out)).rejects.toThrow("keys/ has keys already");
    await expect(stat(out)).rejects.toThrow("ENOENT");
    await ppa("new", "--name", "acme", "--out", out, "--force");
    expect((await inKeys()).filter((name) => old.includes(name))).toEqual(["acme.asc", "acme.pem"]);
  });

  it.each(["acme.keys", "deep/er/acme.keys"])("refuses %s in the work tree, where git would track it", async (out) => {
    await expect(ppa("new", "--name", "acme", "--out", out)).rejects.toThrow("where git would track it");
    await expect(stat(join(repository, "keys"))).rejects.toThrow("ENOENT");
  });

  it("refuses the work tree also through a symbolic link", async () => {
    await symlink(repository, join(scratch, "link"));
    await expect(ppa("new", "--name", "acme", "--out", join(scratch, "link/acme.keys"))).rejects.toThrow(
      "git would track it",
    );
  });

  it("accepts a file in the work tree that git ignores", async () => {
    await writeFile(join(repository, ".gitignore"), "*.keys\n");
    await ppa("new", "--name", "acme", "--out", "acme.keys");
    expect(await mode(join(repository, "acme.keys"))).toBe("600");
  });
});

describeWith(["git"], "ppa keys show", () => {
  it("prints fingerprints for people and for machines", async () => {
    await ppa("new", "--name", "acme");
    output = "";
    await ppa("show");
    const { usign } = await parseKeyBundle(await readFile(secret, "utf8"), "acme.keys");
    expect(output).toContain(`usign    ${usign[0]?.fingerprint}`);
    output = "";
    await ppa("show", "--json");
    expect(
      JSON.parse(output)
        .map(({ kind }: { kind: string }) => kind)
        .sort(),
    ).toEqual(["apk", "openpgp", "usign"]);
  });

  it("says when there are none, or a private one among them", async () => {
    await expect(ppa("show")).rejects.toThrow("There are no public keys in keys/");
    await mkdir(join(repository, "keys"));
    await writeFile(join(repository, "keys/acme.pem"), "-----BEGIN EC PRIVATE KEY-----\n");
    await expect(ppa("show")).rejects.toThrow("keys/acme.pem: is a private key in a place for public ones");
  });
});

describeWith(["git"], "ppa keys check", () => {
  it("is content with an archive's own keys", async () => {
    await ppa("new", "--name", "acme");
    await git("add", "-A");
    await git("commit", "-q", "-m", "keys");
    expect(await ppa("check")).toBe(0);
    expect(output).toContain("No private keys found.");
  });

  it("names path and commit of a leaked one and exits with 2, without showing it", async () => {
    await ppa("new", "--name", "acme");
    await writeFile(join(repository, "PPA_KEYS"), await readFile(secret));
    await chmod(join(repository, "PPA_KEYS"), 0o644);
    expect(await ppa("check")).toBe(2);
    expect(output).toMatch(/PPA_KEYS: .*usign secret key, not committed yet/);
    expect(output).toContain("Move them out of the folder before they are committed.");
    await git("add", "-A");
    await git("commit", "-q", "-m", "oops");
    expect(await ppa("check", ".")).toBe(2);
    expect(output).toMatch(/PPA_KEYS: .*, since commit [0-9a-f]{40}/);
    expect(await ppa("check", "--json")).toBe(2);
    expect(output).toContain("change it with `ppa keys rotate`");
    expect(await ppa("check", "--except", "PPA_KEYS")).toBe(0);
    await expect(ppa("check", "absent")).rejects.toThrow("There is no folder absent");
    await expectNothingSecretPrinted();
  });

  it("lets no name of a file steer a terminal", async () => {
    await ppa("new", "--name", "acme");
    await writeFile(join(repository, "\u001b[2Jfine"), await readFile(secret));
    expect(await ppa("check")).toBe(2);
    expect(output).toContain("\\x1b[2Jfine: ");
  });
});

describeWith(["git"], "ppa keys rotate", () => {
  it("goes from the old keys to the new ones, keeping every private key it ever had", async () => {
    await ppa("new", "--name", "acme");
    const [old, original] = [await inKeys(), await readFile(secret, "utf8")];
    const usignOf = (names: string[]) => names.filter((name) => /^[0-9a-f]{16}$/.test(name));
    await ppa("rotate", "--name", "acme");
    expect(output).toContain("No change of keys is under way. To begin one: ppa keys rotate announce");
    await ppa("rotate", "announce", "--name", "acme");
    await ppa("rotate", "--name", "acme");
    expect(output).toContain("routers have them: ppa keys rotate switch");
    expect(await inKeys()).toEqual(expect.arrayContaining([...old, "acme-next.pem", "acme-next.asc"]));
    await ppa("rotate", "switch", "--name", "acme");
    expect(await inKeys()).toEqual(expect.arrayContaining([...usignOf(old), "acme-old.pem", "acme-old.asc"]));
    expect(await inKeys()).not.toContain("acme-next.pem");
    await ppa("rotate", "retire", "--name", "acme");
    expect((await inKeys()).length).toBe(3);
    expect(await inKeys()).not.toEqual(expect.arrayContaining(usignOf(old)));
    expect(await readFile(`${secret}.before-announce`, "utf8")).toBe(original);
    for (const step of ["", ".before-announce", ".before-switch", ".before-retire"]) {
      expect(await mode(secret + step)).toBe("600");
      await expectNothingSecretPrinted(secret + step);
    }
  });

  it("says what is missing or not known", async () => {
    await expect(ppa("rotate", "announce", "--name", "acme")).rejects.toThrow("There are no private keys in");
    await ppa("new", "--name", "acme");
    await expect(ppa("rotate", "swap", "--name", "acme")).rejects.toThrow("Use announce, switch, retire");
    await expect(ppa("rotate", "retire", "--name", "acme")).rejects.toThrow("First run `ppa keys rotate announce`");
    await writeFile(`${secret}.before-announce`, "");
    await expect(ppa("rotate", "announce", "--name", "acme")).rejects.toThrow("is there already");
    expect(await readdir(join(scratch, "config/openwrt-ppa"))).toEqual(["acme.keys", "acme.keys.before-announce"]);
  });
});
