/** A release that the archive serves: its architectures, and OpenWrt's targets that have each. */
export interface Offer {
  readonly release: string;
  readonly routers: ReadonlyMap<string, readonly string[]>;
}

export type Reading =
  | { readonly kind: "found"; readonly release: string; readonly arch?: string }
  /** `near`: architectures of the archive that are relatives. */
  | { readonly kind: "missing"; readonly what: string; readonly near: readonly string[] }
  | { readonly kind: "unknown" };

const stated = /(?:DISTRIB_RELEASE=['"]?|"version":\s*")([\w.-]+)/;
const series = /(?<![\d.])(\d\d\.(?:0[1-9]|1[0-2]))(?:\.\d+)?(?![\d.]*\d)|\bSNAPSHOT\b/;
const archs =
  /\b(?:aarch64|arc|arm|armeb|i386|loongarch64|mips(?:64)?(?:el)?|powerpc(?:64)?|riscv64|x86)_[a-z0-9]+(?:[-_+.][a-z0-9]+)*/g;
const targets = /\b[a-z0-9]+\/[a-z0-9_]+/g;
const statedTarget = /(?:DISTRIB_TARGET=['"]?|"target":\s*")([a-z0-9]+\/[a-z0-9_]+)/;

/**
 * Reads release and architecture out of what a router printed, whichever command it was: `cat /etc/openwrt_release`,
 * `opkg print-architecture`, `cat /etc/apk/arch`, `ubus call system board`, a banner.
 * @param offers those preferred where the text does not say the release come first
 */
export function readRouter(text: string, offers: readonly Offer[]): Reading {
  const found = series.exec(stated.exec(text)?.[1] ?? text);
  const named = found ? (found[1] ?? found[0]) : undefined;
  const meant = offers.filter(({ release }) => named === undefined || release === named);
  if (meant.length === 0) return { kind: "missing", what: `OpenWrt ${named}`, near: [] };
  const said = text.match(archs) ?? [];
  for (const { release, routers } of meant) {
    const arch = said.find((one) => routers.has(one)) ?? archOfTarget(routers, text.match(targets) ?? []);
    if (arch !== undefined) return { kind: "found", release, arch };
  }
  const what = said[0] ?? statedTarget.exec(text)?.[1];
  if (what !== undefined) {
    const all = new Set(meant.flatMap(({ routers }) => [...routers.keys()]));
    const near = [...all].filter((one) => said.some((word) => familyOf(word) === familyOf(one)));
    return { kind: "missing", what: named === undefined ? what : `OpenWrt ${named}, ${what}`, near };
  }
  return named === undefined ? { kind: "unknown" } : { kind: "found", release: named };
}

const familyOf = (arch: string): string => arch.split("_", 1)[0] ?? "";

function archOfTarget(routers: Offer["routers"], said: readonly string[]): string | undefined {
  return [...routers].find(([, own]) => own.some((target) => said.includes(target)))?.[0];
}

/** The architectures of a release as the page has them: `mips_24kc:ath79/generic,ath79/nand;x86_64:x86/64`. */
export function parseRouters(text: string): Map<string, string[]> {
  const parts = text.split(";").filter(Boolean);
  return new Map(
    parts.map((part) => {
      const [arch = "", own = ""] = part.split(":");
      return [arch, own.split(",")];
    }),
  );
}
