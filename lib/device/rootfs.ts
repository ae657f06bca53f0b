import type { Release } from "../openwrt/release.ts";
import { sdkImageTag } from "../openwrt/sdk-names.ts";

/**
 * The architectures that OpenWrt publishes a root file system image of, with the target that it is tagged by and the
 * name under which Linux runs its programs elsewhere (openwrt/docker; field.md d1).
 */
const ROOTFS: Readonly<Record<string, { readonly target: string; readonly qemu?: string }>> = {
  x86_64: { target: "x86/64" },
  "i386_pentium-mmx": { target: "x86/geode" },
  i386_pentium4: { target: "x86/generic" },
  aarch64_generic: { target: "armsr/armv8", qemu: "qemu-aarch64" },
  "arm_cortex-a15_neon-vfpv4": { target: "armsr/armv7", qemu: "qemu-arm" },
  "arm_cortex-a9_vfpv3-d16": { target: "mvebu/cortexa9", qemu: "qemu-arm" },
  mips_24kc: { target: "malta/be", qemu: "qemu-mips" },
};

export interface Rootfs {
  /** Images to try, best first. */
  readonly images: readonly string[];
  /** Name in /proc/sys/fs/binfmt_misc that a machine needs which is not of this architecture itself. */
  readonly qemu?: string;
}

/** Undefined where OpenWrt has no image of this architecture. */
export function rootfsOf(release: Release, arch: string): Rootfs | undefined {
  const known = ROOTFS[arch];
  if (!known || release.version === "SNAPSHOT") return undefined;
  // ARM's virtual target was called armvirt until 23.05 (formats.md §8).
  const old =
    release.series < "23.05"
      ? known.target.replace("armsr/armv8", "armvirt/64").replace("armsr/armv7", "armvirt/32")
      : known.target;
  const tag = sdkImageTag(release, old);
  const images = ["ghcr.io/openwrt/rootfs", "quay.io/openwrt/rootfs", "docker.io/openwrt/rootfs"].map(
    (name) => `${name}:${tag}`,
  );
  return { images, ...(known.qemu ? { qemu: known.qemu } : {}) };
}
