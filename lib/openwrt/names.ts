import { generatedNames, listedSeries } from "./names.generated.ts";

/** What OpenWrt's own feeds offer, as far as it can be told by names. */
export interface OpenwrtNames {
  has(name: string): boolean;
}

/**
 * The names of OpenWrt's own packages; undefined where one of the series is not among those that the list speaks for, as the
 * development branch never is. A name that it has not is missing in all likelihood; where in doubt a name counts as known.
 */
export function openwrtNames(series: readonly string[]): OpenwrtNames | undefined {
  const [oldest, newest] = listedSeries;
  if (series.some((one) => !/^\d/.test(one) || one < oldest || one > newest)) return undefined;
  const names = new Set(generatedNames.split(" "));
  return { has: (name) => isFamily(name) || [...bases(name)].some((base) => names.has(base)) };
}

/** Kernel modules and translations are too many to list; files and sonames are no names of packages. */
function isFamily(name: string): boolean {
  return name === "kernel" || /^(?:kmod|luci-i18n)-/.test(name) || !/^[\w.+-]+$/.test(name);
}

/** What the name may be without apk's `-any`, and without the ABI version at its end: `libubox20240329`, `libnl3-200`. */
function* bases(name: string): Generator<string> {
  const plain = name.replace(/-any$/, "");
  yield plain;
  for (let at = plain.length - 1; at > 0; at--) {
    if (!/[\w.~+-]/.test(plain[at] ?? "")) return;
    if (/^-?\d/.test(plain.slice(at)) && /[a-z0-9+]/i.test(plain[at - 1] ?? "")) yield plain.slice(0, at);
  }
}
