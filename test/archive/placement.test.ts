import { describe, expect, test } from "vitest";
import { loadArchive } from "../../lib/archive/load.ts";
import { type Placeable, placePackage } from "../../lib/archive/placement.ts";

const { targets } = loadArchive({
  text: `
name: acme
url: https://acme.example
targets:
  - { release: "23.05", arch: [x86_64, mips_24kc] }
  - { release: "24.10", arch: [x86_64, mips_24kc], target: [ath79/generic] }
  - { release: "24.10.7", target: [ath79/generic] }
  - { release: "25.12", arch: [x86_64], target: [ath79/generic, ath79/tiny] }
`,
  file: "ppa.yml",
});

const ipk = (architecture: string, more: Partial<Placeable> = {}): Placeable => ({
  format: "opkg",
  name: "hello",
  architecture,
  depends: [],
  ...more,
});
const kmod = (kernel: string, format: "opkg" | "apk" = "opkg"): Placeable => ({
  format,
  name: "kmod-hello",
  architecture: "mips_24kc",
  depends: [{ name: "kernel", operator: "=", version: kernel }],
});
const feeds = (subject: Placeable, path?: string): string[] =>
  placePackage(subject, targets, path).map((feed) => feed.path);

describe("a ready-made package goes to", () => {
  test("the feeds of its architecture, in every release of its package manager", () => {
    expect(feeds(ipk("mips_24kc"))).toEqual(["23.05/mips_24kc", "24.10/mips_24kc"]);
    expect(feeds({ ...ipk("x86_64"), format: "apk" })).toEqual(["25.12/x86_64"]);
  });

  test("every architecture when it needs none", () => {
    const all = ["23.05/x86_64", "23.05/mips_24kc", "24.10/x86_64", "24.10/mips_24kc"];
    expect(feeds(ipk("all"))).toEqual(all);
    expect(feeds(ipk("noarch"))).toEqual(all);
  });

  test("one release only when its folder is named like it", () => {
    expect(feeds(ipk("x86_64"), "dist/24.10/hello_1.0_x86_64.ipk")).toEqual(["24.10/x86_64"]);
    expect(feeds(ipk("x86_64"), "dist/99.99/hello_1.0_x86_64.ipk")).toEqual(["23.05/x86_64", "24.10/x86_64"]);
  });

  test("the feed of a target where a release has no other for its architecture", () => {
    expect(feeds({ ...ipk("noarch"), format: "apk" })).toEqual([
      "25.12/x86_64",
      "25.12.5/ath79/generic",
      "25.12.5/ath79/tiny",
    ]);
    expect(feeds({ ...ipk("mips_24kc"), format: "apk" })).toEqual(["25.12.5/ath79/generic", "25.12.5/ath79/tiny"]);
  });
});

describe("a kernel module goes to", () => {
  test("the one feed of its kernel's release and its architecture's target", () => {
    expect(feeds(kmod("6.6.93~abc-r1"), "24.10.8/kmod-hello.ipk")).toEqual(["24.10.8/ath79/generic"]);
  });

  test("the target that its folder names", () => {
    expect(feeds(kmod("6.12.71~abc-r1", "apk"), "out/25.12.5/ath79/tiny/kmod-hello.apk")).toEqual([
      "25.12.5/ath79/tiny",
    ]);
  });

  test("no feed by guess when several would take it", () => {
    expect(() => feeds(kmod("6.6.93~abc-r1"))).toThrow(
      /could belong to 24\.10\.8\/ath79\/generic or 24\.10\.7\/ath79\/generic\. Put the file in a folder that ends with the right one/,
    );
  });

  test("no feed of an architecture, ever", () => {
    expect(() => feeds(kmod("5.15.167-1-abc"))).toThrow(
      /kernel module for kernel 5\.15\.167-1-abc on mips_24kc.*Add to targets: \{release: "23\.05\.…", target: \[ath79\/generic\]\}/,
    );
  });

  test("a release's feed for any of the kernels that its targets have", () => {
    const old = loadArchive({
      text: `
name: acme
url: https://acme.example
targets:
  - { release: "18.06", target: [ar71xx/generic] }
  - { release: "21.02", target: [ath79/generic] }
`,
      file: "ppa.yml",
    });
    const feedOf = (kernel: string) => placePackage(kmod(kernel), old.targets)[0]?.path;
    expect(feedOf("4.9.243-1-abc")).toBe("18.06.9/ar71xx/generic");
    expect(feedOf("4.14.206-1-abc")).toBe("18.06.9/ar71xx/generic");
    expect(feedOf("5.4.238-1-abc")).toBe("21.02.7/ath79/generic");
  });

  test("and a package that is only named like one is none", () => {
    expect(feeds({ ...kmod("6.6.93"), depends: [] })).toEqual(["23.05/mips_24kc", "24.10/mips_24kc"]);
  });
});

describe("a package without a feed is refused", () => {
  test.each([
    [ipk("aarch64_cortex-a53"), /serves x86_64, mips_24kc only\. Add aarch64_cortex-a53 to arch in targets/],
    [ipk("mips_24k"), /not an architecture of OpenWrt\. Did you mean mips_24kc/],
    [{ ...ipk("all"), format: "apk" as const }, /"all", which apk cannot install\. Build it with "noarch"/],
  ])("%#", (subject, message) => {
    expect(() => feeds(subject)).toThrow(message);
  });

  test("when the archive serves no release with its package manager", () => {
    const opkgOnly = targets.filter(({ release }) => release.format === "opkg");
    expect(() => placePackage({ ...ipk("noarch"), format: "apk" }, opkgOnly)).toThrow(
      /no release with apk\. Add release: "25\.12"/,
    );
  });
});
