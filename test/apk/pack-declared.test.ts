import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formatDependency } from "../../lib/apk/dependency.ts";
import { packDeclaredApk } from "../../lib/apk/pack-declared.ts";
import type { ApkMetadata } from "../../lib/apk/package.ts";
import type { DeclaredPackage, Payload } from "../../lib/files/declared.ts";
import { metadata, plain } from "./support.ts";

const config = Buffer.from("config hello\n");
const payload: Payload = {
  tree: [
    { path: "etc/config/hello", type: "file", mode: 0o600, data: config },
    { path: "usr/bin/hello", type: "file", mode: 0o755, data: Buffer.from("#!/bin/sh\n") },
    { path: "usr/bin/hi", type: "symlink", target: "hello" },
    { path: "usr/lib/hello", type: "directory", mode: 0o755 },
  ],
  conffiles: ["/etc/config/hello"],
};

function declare(change: Partial<DeclaredPackage> = {}): DeclaredPackage {
  return {
    name: "hello",
    version: "1.0",
    release: 2,
    description: "Says hello.\n\nIn every language.",
    depends: [{ name: "libc" }, { name: "zlib", operator: ">=", version: "1.2" }],
    provides: [],
    conflicts: [],
    alternatives: [],
    conffiles: ["/etc/config/hello", "/etc/hello.d/"],
    scripts: {},
    source: "packages/hello.yml",
    architectures: "all",
    supports: () => true,
    payload: async () => payload,
    ...change,
  };
}

async function pack(change?: Partial<DeclaredPackage>): Promise<{ apk: ApkMetadata; text: (path: string) => string }> {
  const options = { arch: "mips_24kc", series: "25.12", sourceDateEpoch: 1_700_000_000 };
  const { bytes } = await packDeclaredApk(declare(change), options);
  const apk = metadata(bytes);
  const text = (path: string) => contentOf(plain(bytes), apk, path);
  return { apk, text };
}

/** A file's content, found in the package by its hash. */
function contentOf(bytes: Buffer, apk: ApkMetadata, path: string): string {
  const file = apk.files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`${path} is not in the package`);
  for (let at = 8; at < bytes.length; at += 8) {
    const content = bytes.subarray(at + 12, at + 12 + file.size);
    if (createHash("sha256").update(content).digest("hex") === file.sha256) return content.toString();
  }
  throw new Error(`${path} has no content`);
}

describe("a declared package as an .apk", () => {
  test("has the fields that OpenWrt gives its own, the description on one line", async () => {
    const { apk } = await pack({
      section: "utils",
      license: "MIT",
      url: "https://example.org",
      maintainer: "A <a@example.org>",
    });
    expect(apk.filename).toBe("hello-1.0-r2.apk");
    expect(apk.info).toMatchObject({
      name: "hello",
      version: "1.0-r2",
      architecture: "noarch",
      description: "Says hello. In every language.",
      section: "utils",
      license: "MIT",
      homepage: "https://example.org",
      maintainer: "A <a@example.org>",
      source: "packages/hello.yml",
    });
    expect(apk.pkginfo.depends.map(formatDependency)).toEqual(["libc", "zlib>=1.2"]);
  });

  test("has the architecture it was packed for when its files differ", async () => {
    const { apk } = await pack({ architectures: ["mips_24kc", "x86_64"] });
    expect(apk.info.architecture).toBe("mips_24kc");
  });

  test("marks conflicts, and provides names with a version, without which apk chooses no provider by itself", async () => {
    const { apk } = await pack({
      provides: [{ name: "greeter" }, { name: "libgreet", operator: "=", version: "3" }],
      conflicts: [{ name: "goodbye" }],
      alternatives: [{ priority: 100, path: "/usr/bin/greet", target: "/usr/bin/hello" }],
    });
    expect(apk.pkginfo.depends.map(formatDependency)).toContain("!goodbye");
    expect(apk.pkginfo.provides.map(formatDependency)).toEqual(["greeter=1.0-r2", "hello-any", "libgreet=3"]);
  });

  test("brings its list of files, configuration and alternatives in lib/apk/packages", async () => {
    const alternatives = [
      { priority: 300, path: "/bin/greet", target: "/usr/bin/hello" },
      { priority: 200, path: "/bin/wave", target: "/usr/bin/hi" },
    ];
    const { text } = await pack({ alternatives });
    expect(text("lib/apk/packages/hello.list")).toBe(
      "/etc/config/hello\n/lib/apk/packages/hello.alternatives\n/usr/bin/hello\n/usr/bin/hi\n",
    );
    expect(text("lib/apk/packages/hello.conffiles")).toBe("/etc/config/hello\n/etc/hello.d/\n");
    const hash = createHash("sha256").update(config).digest("hex");
    expect(text("lib/apk/packages/hello.conffiles_static")).toBe(`/etc/config/hello ${hash}\n`);
    expect(text("lib/apk/packages/hello.alternatives")).toBe(
      "300:/bin/greet:/usr/bin/hello 200:/bin/wave:/usr/bin/hi\n",
    );
  });

  test("has no sidecar that would be empty", async () => {
    const { apk } = await pack({ conffiles: [] });
    const sidecars = apk.files.filter(({ path }) => path.startsWith("lib/apk/packages/"));
    expect(sidecars.map(({ path }) => path)).toEqual(["lib/apk/packages/hello.list"]);
  });

  test("runs OpenWrt's default scripts, and its author's after them", async () => {
    const { apk } = await pack({
      scripts: {
        preinst: "#!/bin/sh\necho pre\n",
        postinst: "#!/bin/sh\necho post\n",
        prerm: "#!/bin/sh\necho prerm\n",
      },
    });
    const { scripts } = apk;
    expect(Object.keys(scripts).sort()).toEqual([
      "post-install",
      "post-upgrade",
      "pre-deinstall",
      "pre-install",
      "pre-upgrade",
    ]);
    expect(scripts["pre-install"]).toBe("#!/bin/sh\necho pre\n");
    expect(scripts["pre-upgrade"]).toBe("#!/bin/sh\nexport PKG_UPGRADE=1\necho pre\n");
    expect(scripts["post-install"]?.split("\n").slice(-4)).toEqual([
      "add_group_and_user",
      "default_postinst",
      "echo post",
      "",
    ]);
    expect(scripts["post-upgrade"]).toBe(
      scripts["post-install"]?.replace("#!/bin/sh\n", "#!/bin/sh\nexport PKG_UPGRADE=1\n"),
    );
    expect(scripts["pre-deinstall"]).toContain('export pkgname="hello"\ndefault_prerm\necho prerm\n');
  });

  test("cannot depend on one of several names", async () => {
    const either = { name: "a", or: [{ name: "b" }] };
    await expect(pack({ depends: [either] })).rejects.toThrow(/apk has no alternatives in a dependency: a \| b/);
  });
});
