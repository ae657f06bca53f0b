import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { versionForSeries } from "../../lib/files/declared.ts";
import { loadFilesPackage } from "../../lib/files/load.ts";
import { packDeclared } from "../../lib/files/pack.ts";
import { packDeclaredIpk } from "../../lib/files/pack-ipk.ts";
import { readIpk } from "../../lib/ipk/contents.ts";
import type { FeedTarget } from "../../lib/openwrt/release.ts";
import { layers, treeOf } from "../ipk/golden.ts";
import { describeWith } from "../support/needs.ts";
import { repository } from "./repository.ts";

const EPOCH = 1_700_000_000;
const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
const DOCUMENT = `name: p
version: "1.0"
release: 2
description: |
  The title
  More of it.

  The end.
section: net
url: https://example.org
depends: [libc, "q = 2.0-r1", "s < 3"]
provides: ["mta = 1"]
conflicts: [t]
alternatives: ["200:/usr/bin/vi:/usr/bin/p"]
conffiles: [/etc/config/p]
scripts:
  preinst: echo preinst
  postinst: echo postinst
files:
  /etc/config/p: { content: "config p\\n" }
`;

async function pack(series: string) {
  const declared = loadFilesPackage(DOCUMENT, "p.yml", { root: repository({}) });
  const packed = await packDeclaredIpk(declared, { arch: "x86_64", series, sourceDateEpoch: EPOCH });
  return { ...packed, contents: await readIpk(packed.bytes, { file: packed.filename }) };
}

describe("packDeclaredIpk", () => {
  test("writes the control file that the SDK of 24.10 would write", async () => {
    const { filename, contents } = await pack("24.10");
    expect(filename).toBe("p_1.0-r2_all.ipk");
    expect(contents.controlText).toBe(`Package: p
Version: 1.0-r2
Depends: libc, q (= 2.0-r1), s (<< 3)
Conflicts: t
Provides: mta
Alternatives: 200:/usr/bin/vi:/usr/bin/p
Source: p.yml
SourceName: p
Section: net
SourceDateEpoch: 1700000000
URL: https://example.org
Architecture: all
Installed-Size: 10240
Description:  The title
 More of it.
 
 The end.
`);
  });

  test("writes versions as older releases do: 1.0-2, without URL", async () => {
    const { filename, contents } = await pack("23.05");
    expect(filename).toBe("p_1.0-2_all.ipk");
    expect(contents.controlText).toContain("Depends: libc, q (= 2.0-1), s (<< 3)\n");
    expect(contents.controlText).not.toContain("URL:");
  });

  test("puts OpenWrt's scripts around the author's", async () => {
    const { bytes, contents } = await pack("24.10");
    expect(contents.scripts).toEqual(["postinst", "postinst-pkg", "preinst", "prerm"]);
    const author = treeOf(layers(bytes).tars.control).find(({ path }) => path === "postinst-pkg");
    expect(author?.type === "file" && String(author.data)).toBe("#!/bin/sh\necho postinst\n");
  });

  test("gives the same bytes for the same input", async () => {
    expect((await pack("24.10")).bytes.equals((await pack("24.10")).bytes)).toBe(true);
  });
});

describeWith(["sh"], "the default scripts, run by a shell", () => {
  /** Runs a script of the package as opkg does, in a root whose functions.sh only says what it was asked. */
  async function run(name: string, env: Record<string, string> = {}, files: Record<string, string> = FUNCTIONS) {
    const { bytes } = await pack("24.10");
    const script = treeOf(layers(bytes).tars.control).find(({ path }) => path === name);
    const root = repository({ ...files, [`p.${name}`]: script?.type === "file" ? `+x ${String(script.data)}` : "" });
    return execFileSync(`${root}/p.${name}`, ["configure"], { env: { ...process.env, IPKG_INSTROOT: root, ...env } })
      .toString()
      .replaceAll(root, "");
  }
  const FUNCTIONS = {
    "lib/functions.sh": 'default_postinst() { echo "postinst $@"; }\ndefault_prerm() { echo "prerm $@"; }\n',
  };

  test("call OpenWrt's functions with the script's own name, from which these take the package's", async () => {
    expect(await run("postinst")).toBe("postinst /p.postinst configure\n");
    expect(await run("prerm")).toBe("prerm /p.prerm configure\n");
  });

  test("do nothing where an image builder says so, or without OpenWrt's functions", async () => {
    expect(await run("postinst", { IPKG_NO_SCRIPT: "1" })).toBe("");
    expect(await run("postinst", {}, {})).toBe("");
  });
});

describe("packDeclared", () => {
  const target = (series: string, arch: string, more: Partial<FeedTarget> = {}): FeedTarget => {
    const format = series === "25.12" ? "apk" : "opkg";
    return { release: { series, version: series, format }, arch, path: `${series}/${arch}`, ...more };
  };
  const targets = [
    target("24.10", "x86_64"),
    target("24.10", "mips_24kc"),
    target("25.12", "x86_64"),
    target("24.10", "mips_24kc", { target: "ath79/generic", path: "24.10.8/ath79/generic" }),
  ];
  const pairs = async (file: string, list = targets): Promise<string[]> =>
    (await packDeclared(file, list, { root: EXAMPLES, sourceDateEpoch: EPOCH })).map(
      (one) => `${one.packed.filename}: ${one.targets.map(({ path }) => path).join(" ")}`,
    );

  test("packs once per series what suits every architecture", async () => {
    expect(await pairs("files/hello.yml")).toEqual([
      "hello_1.2.0-r1_all.ipk: 24.10/x86_64 24.10/mips_24kc",
      "hello-1.2.0-r1.apk: 25.12/x86_64",
    ]);
  });

  test("packs once per architecture what does not, and leaves out what it has no files for", async () => {
    expect(await pairs("files/tune-network.yml", [...targets, target("24.10", "powerpc_8548")])).toEqual([
      "tune-network_2025.11-r1_x86_64.ipk: 24.10/x86_64",
      "tune-network_2025.11-r1_mips_24kc.ipk: 24.10/mips_24kc",
      "tune-network-2025.11-r1.apk: 25.12/x86_64",
    ]);
  });

  test("packs for the feed of a target where the archive has none for its architecture, as ready-made packages go", async () => {
    const onlyTargets = targets.slice(2);
    expect(await pairs("files/hello.yml", onlyTargets)).toEqual([
      "hello-1.2.0-r1.apk: 25.12/x86_64",
      "hello_1.2.0-r1_all.ipk: 24.10.8/ath79/generic",
    ]);
  });

  test("says so when the archive serves none of a package's architectures", async () => {
    await expect(pairs("files/tune-network.yml", [target("24.10", "powerpc_8548")])).rejects.toThrow(
      /tune-network has files for x86_64, aarch64_\*, mips\*, arm_\*, and the archive serves none of these/,
    );
  });
});

test("the release of a version follows the series", () => {
  const forms = ["19.07", "23.05", "24.10", "25.12", "SNAPSHOT"].map((series) => versionForSeries("1.0-r3", series));
  expect(forms).toEqual(["1.0-3", "1.0-3", "1.0-r3", "1.0-r3", "1.0-r3"]);
});
