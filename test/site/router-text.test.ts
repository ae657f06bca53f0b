import { describe, expect, it } from "vitest";
import { parseRouters, readRouter } from "../../site/client/router-text.ts";

const offers = [
  { release: "25.12", routers: parseRouters("x86_64:x86/64;aarch64_cortex-a53:mediatek/filogic,mvebu/cortexa53") },
  { release: "24.10", routers: parseRouters("mips_24kc:ath79/generic,ath79/nand;x86_64:x86/64") },
];
const read = (text: string) => readRouter(text, offers);
const board = (version: string, target: string) =>
  `{ "kernel": "6.6.93", "hostname": "attic", "model": "TP-Link Archer C7 v2", "board_name": "tplink,archer-c7-v2", "rootfs_type": "squashfs", "release": { "distribution": "OpenWrt", "version": "${version}", "revision": "r28959-29397011cc", "target": "${target}", "description": "OpenWrt ${version} r28959", "builddate": "1729" } }`;

describe("what a router printed", () => {
  it("names its architecture in many ways, as opkg, apk and uname print it", () => {
    expect(read("arch all 1 arch noarch 1 arch aarch64_cortex-a53 10")).toMatchObject({ arch: "aarch64_cortex-a53" });
    expect(read("aarch64_cortex-a53 noarch")).toMatchObject({ arch: "aarch64_cortex-a53" });
    expect(read("DISTRIB_RELEASE='24.10.4' DISTRIB_TARGET='x86/64' DISTRIB_ARCH='x86_64'")).toEqual({
      kind: "found",
      release: "24.10",
      arch: "x86_64",
    });
  });

  it("chooses a release that has the architecture where it names none, the first if that has it", () => {
    expect(read("arch mips_24kc 10")).toEqual({ kind: "found", release: "24.10", arch: "mips_24kc" });
    expect(read("x86_64")).toEqual({ kind: "found", release: "25.12", arch: "x86_64" });
  });

  it("is understood from ubus call system board, which names a target instead of an architecture", () => {
    expect(read(board("24.10.4", "ath79/nand"))).toEqual({ kind: "found", release: "24.10", arch: "mips_24kc" });
    expect(read("DISTRIB_TARGET='mediatek/filogic'")).toMatchObject({ arch: "aarch64_cortex-a53" });
  });

  it("chooses the release alone where only that is known", () => {
    expect(read("OpenWrt 24.10.4, r28959-29397011cc")).toEqual({ kind: "found", release: "24.10" });
  });

  it("chooses nothing when the archive has not the release, and says so", () => {
    expect(read("DISTRIB_RELEASE='23.05.3' DISTRIB_ARCH='x86_64'")).toEqual({
      kind: "missing",
      what: "OpenWrt 23.05",
      near: [],
    });
    expect(read(board("SNAPSHOT", "x86/64"))).toMatchObject({ kind: "missing", what: "OpenWrt SNAPSHOT" });
  });

  it("chooses nothing when the release has not the architecture, and names relatives that it has", () => {
    expect(read("25.12.1 mips_24kc")).toEqual({ kind: "missing", what: "OpenWrt 25.12, mips_24kc", near: [] });
    expect(read("aarch64_generic")).toEqual({
      kind: "missing",
      what: "aarch64_generic",
      near: ["aarch64_cortex-a53"],
    });
    expect(read(board("24.10.4", "lantiq/xrx200"))).toMatchObject({ what: "OpenWrt 24.10, lantiq/xrx200" });
  });

  it("is not mistaken about numbers that look like a release", () => {
    expect(read("inet 10.10.10.1 version 5.15.137 at 21.45")).toEqual({ kind: "unknown" });
  });
});
