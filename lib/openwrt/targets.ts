import { nearest } from "./nearest.ts";
import { generatedTargets } from "./targets.generated.ts";

/** Names that OpenWrt changed: as of the series `since`, `from` is called `to` (formats.md §8, field.md d2). */
const renames: readonly { readonly from: string; readonly to: string; readonly since: string }[] = [
  { from: "ar71xx", to: "ath79", since: "21.02" },
  { from: "brcm2708", to: "bcm27xx", since: "21.02" },
  { from: "i386_pentium", to: "i386_pentium-mmx", since: "21.02" },
  { from: "armvirt", to: "armsr", since: "23.05" },
  { from: "ipq807x", to: "qualcommax", since: "24.10" },
  { from: "riscv64_riscv64", to: "riscv64_generic", since: "25.12" },
];

/** All series whose targets are known, oldest first; `SNAPSHOT`, the development branch, is the last. */
export const knownSeries: readonly string[] = Object.keys(generatedTargets).sort();

/** The architectures (`ARCH_PACKAGES`) of a series, sorted; empty for a series that is not known. */
export function architecturesOf(series: string): readonly string[] {
  return Object.keys(generatedTargets[series] ?? {});
}

/** The targets (`ath79/generic`) of one architecture in a series, sorted; the first carries the architecture's SDK tag. */
export function targetsOfArch(series: string, arch: string): readonly string[] {
  const byArch = generatedTargets[series] ?? {};
  return Object.hasOwn(byArch, arch) ? (byArch[arch]?.split(" ") ?? []) : [];
}

/** All targets of a series, sorted. */
export function targetsOf(series: string): readonly string[] {
  return [...archByTarget(series).keys()].sort();
}

/** The architecture whose packages a target runs, or undefined for a target the series does not have. */
export function archOfTarget(series: string, target: string): string | undefined {
  return archByTarget(series).get(target);
}

const cache = new Map<string, ReadonlyMap<string, string>>();

function archByTarget(series: string): ReadonlyMap<string, string> {
  const known = cache.get(series);
  if (known) return known;
  const made = new Map<string, string>();
  for (const arch of architecturesOf(series)) for (const target of targetsOfArch(series, arch)) made.set(target, arch);
  cache.set(series, made);
  return made;
}

/** What to write instead of an architecture that `series` does not have; an instruction. */
export function suggestArchitecture(series: string, wrong: string): string {
  const ofTarget = archOfTarget(series, wrong);
  if (ofTarget) return `${wrong} is a target; its architecture is ${ofTarget}`;
  return suggest(series, wrong, architecturesOf(series), "architectures");
}

/** What to write instead of a target that `series` does not have; an instruction. */
export function suggestTarget(series: string, wrong: string): string {
  if (wrong === "all") return "Kernel modules fit one target each; name those of your routers, such as ath79/generic";
  const ofArch = targetsOfArch(series, wrong);
  if (ofArch.length > 0) return `${wrong} is an architecture; its targets are ${ofArch.join(", ")}`;
  const subtargets = targetsOf(series).filter((target) => target.startsWith(`${wrong}/`));
  if (subtargets.length > 0) return `Name the subtarget too: ${subtargets.join(", ")}`;
  return suggest(series, wrong, targetsOf(series), "targets");
}

function suggest(series: string, wrong: string, all: readonly string[], what: string): string {
  const [head = "", ...rest] = wrong.split("/");
  for (const { from, to, since } of renames) {
    const renamed = series >= since ? { old: from, now: to } : { old: to, now: from };
    if (head !== renamed.old) continue;
    const now = [renamed.now, ...rest].join("/");
    if (all.includes(now)) return `It is called ${now} in ${series}`;
    const ofTarget = all.filter((target) => target.startsWith(`${renamed.now}/`));
    if (ofTarget.length > 0) return `${head} is called ${renamed.now} in ${series}: ${ofTarget.join(", ")}`;
  }
  const near = nearest(wrong, all);
  if (near.length > 0) return `Did you mean ${near.join(" or ")}?`;
  const elsewhere = knownSeries.filter((other) => architecturesOf(other).includes(wrong) || archOfTarget(other, wrong));
  if (elsewhere.length > 0) return `Only ${elsewhere.join(", ")} has it; leave it out for ${series}`;
  return `The ${what} of ${series} are ${all.join(", ")}`;
}
