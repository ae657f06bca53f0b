import { describe, expect, test } from "vitest";
import {
  architecturesOf,
  archOfTarget,
  knownSeries,
  suggestArchitecture,
  suggestTarget,
  targetsOf,
  targetsOfArch,
} from "../../lib/openwrt/targets.ts";

describe("the targets of a series", () => {
  test("are as many as OpenWrt's own target dump lists", () => {
    const counts = knownSeries.map((series) => [series, targetsOf(series).length]);
    expect(Object.fromEntries(counts)).toEqual({
      "18.06": 69,
      "19.07": 70,
      "21.02": 69,
      "22.03": 73,
      "23.05": 81,
      "24.10": 90,
      "25.12": 94,
      SNAPSHOT: 96,
    });
  });

  test("know their architecture, and the architecture its targets", () => {
    expect(archOfTarget("24.10", "ath79/generic")).toBe("mips_24kc");
    expect(archOfTarget("19.07", "ar71xx/tiny")).toBe("mips_24kc");
    expect(targetsOfArch("24.10", "x86_64")).toEqual(["x86/64"]);
    expect(targetsOfArch("24.10", "toString")).toEqual([]);
    expect(architecturesOf("25.12")).toContain("riscv64_generic");
    expect(architecturesOf("99.99")).toEqual([]);
  });

  test("each belong to one architecture of the series", () => {
    for (const series of knownSeries) {
      const all = architecturesOf(series).flatMap((arch) => targetsOfArch(series, arch));
      expect([...all].sort()).toEqual(targetsOf(series));
    }
  });
});

describe("a wrong name is answered with the right one", () => {
  test("when it was misspelled", () => {
    expect(suggestArchitecture("24.10", "mips_24k")).toMatch(/Did you mean mips_24kc/);
    expect(suggestArchitecture("24.10", "x86-64")).toMatch(/x86_64/);
    expect(suggestTarget("24.10", "ath79/genric")).toMatch(/Did you mean ath79\/generic/);
  });

  test("when a target was given for an architecture, or the other way round", () => {
    expect(suggestArchitecture("24.10", "ath79/generic")).toBe(
      "ath79/generic is a target; its architecture is mips_24kc",
    );
    expect(suggestTarget("24.10", "x86_64")).toBe("x86_64 is an architecture; its targets are x86/64");
    expect(suggestTarget("24.10", "all")).toMatch(/^Kernel modules fit one target each; name those of your routers/);
    expect(suggestTarget("24.10", "bcm27xx")).toMatch(/^Name the subtarget too: bcm27xx\/bcm2708, /);
  });

  test("when OpenWrt renamed it, in either direction of time", () => {
    expect(suggestArchitecture("25.12", "riscv64_riscv64")).toBe("It is called riscv64_generic in 25.12");
    expect(suggestArchitecture("24.10", "riscv64_generic")).toBe("It is called riscv64_riscv64 in 24.10");
    expect(suggestTarget("24.10", "ar71xx/generic")).toBe("It is called ath79/generic in 24.10");
    expect(suggestTarget("24.10", "ipq807x/generic")).toMatch(/qualcommax/);
    expect(suggestTarget("19.07", "bcm27xx/bcm2709")).toBe("It is called brcm2708/bcm2709 in 19.07");
  });

  test("when only other series have it", () => {
    expect(suggestArchitecture("25.12", "arc_arc700")).toMatch(/^Only 18\.06, 19\.07, 21\.02 has it/);
  });

  test("and with all there are when nothing is near", () => {
    expect(suggestArchitecture("24.10", "z80")).toMatch(/^The architectures of 24\.10 are aarch64_cortex-a53, /);
  });
});
