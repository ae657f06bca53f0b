import { t as nearest } from "./nearest-ZlQ222Ga.mjs";

// lib/openwrt/targets.generated.ts
/** Series → architecture → its targets, sorted, parted by blanks; the first one's SDK carries the architecture's tag. */
const generatedTargets = {
	"18.06": {
		"aarch64_cortex-a53": "brcm2708/bcm2710 mediatek/mt7622 mvebu/cortexa53 sunxi/cortexa53",
		"aarch64_cortex-a72": "mvebu/cortexa72",
		"aarch64_generic": "armvirt/64 layerscape/armv8_64b octeontx/generic",
		"arc_arc700": "arc770/generic",
		"arc_archs": "archs38/generic",
		"arm_arm1176jzf-s_vfp": "brcm2708/bcm2708",
		"arm_arm926ej-s": "at91/legacy mxs/generic",
		"arm_cortex-a15_neon-vfpv4": "armvirt/32 ipq806x/generic layerscape/armv8_32b",
		"arm_cortex-a5_neon-vfpv4": "at91/sama5d2 at91/sama5d4",
		"arm_cortex-a5_vfpv4": "at91/sama5d3",
		"arm_cortex-a7_neon-vfpv4": "brcm2708/bcm2709 ipq40xx/generic mediatek/mt7623 sunxi/cortexa7",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx6/generic",
		"arm_cortex-a9_vfpv3": "mvebu/cortexa9",
		"arm_fa526": "gemini/generic",
		"arm_mpcore": "oxnas/ox820",
		"arm_mpcore_vfp": "cns3xxx/generic",
		"arm_xscale": "kirkwood/generic",
		"armeb_xscale": "ixp4xx/generic ixp4xx/harddisk",
		"i386_pentium": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"mips64_octeon": "octeon/generic",
		"mips_24kc": "ar71xx/generic ar71xx/mikrotik ar71xx/nand ar71xx/tiny lantiq/falcon lantiq/xrx200 lantiq/xway lantiq/xway_legacy malta/be",
		"mips_mips32": "ath25/generic brcm63xx/generic brcm63xx/smp lantiq/ase",
		"mipsel_24kc": "ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt288x ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "brcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "ar7/ac49x ar7/generic brcm47xx/generic brcm47xx/legacy rb532/generic",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8540": "mpc85xx/generic mpc85xx/p1020",
		"x86_64": "x86/64"
	},
	"19.07": {
		"aarch64_cortex-a53": "brcm2708/bcm2710 mediatek/mt7622 mvebu/cortexa53 sunxi/cortexa53",
		"aarch64_cortex-a72": "mvebu/cortexa72",
		"aarch64_generic": "armvirt/64 layerscape/armv8_64b octeontx/generic",
		"arc_arc700": "arc770/generic",
		"arc_archs": "archs38/generic",
		"arm_arm1176jzf-s_vfp": "brcm2708/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic",
		"arm_cortex-a15_neon-vfpv4": "armvirt/32 ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7_neon-vfpv4": "brcm2708/bcm2709 ipq40xx/generic layerscape/armv7 mediatek/mt7623 sunxi/cortexa7",
		"arm_cortex-a8_neon": "samsung/s5pv210",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx6/generic zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_mpcore": "oxnas/ox820",
		"arm_mpcore_vfp": "cns3xxx/generic",
		"arm_xscale": "kirkwood/generic",
		"i386_pentium": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"mips64_octeonplus": "octeon/generic",
		"mips_24kc": "ar71xx/generic ar71xx/mikrotik ar71xx/nand ar71xx/tiny ath79/generic ath79/nand ath79/tiny lantiq/falcon lantiq/xrx200 lantiq/xway lantiq/xway_legacy malta/be",
		"mips_mips32": "ath25/generic brcm63xx/generic brcm63xx/smp lantiq/ase",
		"mipsel_24kc": "ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt288x ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "brcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "brcm47xx/generic brcm47xx/legacy rb532/generic",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8540": "mpc85xx/generic mpc85xx/p1020 mpc85xx/p2020",
		"x86_64": "x86/64"
	},
	"21.02": {
		"aarch64_cortex-a53": "armvirt/64 bcm27xx/bcm2710 bcm4908/generic mediatek/mt7622 mvebu/cortexa53 sunxi/cortexa53",
		"aarch64_cortex-a72": "bcm27xx/bcm2711 mvebu/cortexa72",
		"aarch64_generic": "layerscape/armv8_64b octeontx/generic rockchip/armv8",
		"arc_arc700": "arc770/generic",
		"arc_archs": "archs38/generic",
		"arm_arm1176jzf-s_vfp": "bcm27xx/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic",
		"arm_cortex-a15_neon-vfpv4": "armvirt/32 ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7": "mediatek/mt7629",
		"arm_cortex-a7_neon-vfpv4": "bcm27xx/bcm2709 ipq40xx/generic ipq40xx/mikrotik layerscape/armv7 mediatek/mt7623 sunxi/cortexa7",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx6/generic zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_mpcore": "oxnas/ox820",
		"arm_xscale": "kirkwood/generic",
		"i386_pentium-mmx": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"mips64_octeonplus": "octeon/generic",
		"mips_24kc": "ath79/generic ath79/mikrotik ath79/nand ath79/tiny lantiq/xrx200 lantiq/xway lantiq/xway_legacy malta/be",
		"mips_4kec": "realtek/generic",
		"mips_mips32": "ath25/generic bcm63xx/generic bcm63xx/smp lantiq/ase",
		"mipsel_24kc": "ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt288x ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "bcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "bcm47xx/generic bcm47xx/legacy",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8540": "mpc85xx/p1010 mpc85xx/p1020 mpc85xx/p2020",
		"x86_64": "x86/64"
	},
	"22.03": {
		"aarch64_cortex-a53": "armvirt/64 bcm27xx/bcm2710 bcm4908/generic mediatek/mt7622 mvebu/cortexa53 sunxi/cortexa53",
		"aarch64_cortex-a72": "bcm27xx/bcm2711 mvebu/cortexa72",
		"aarch64_generic": "layerscape/armv8_64b octeontx/generic rockchip/armv8",
		"arc_archs": "archs38/generic",
		"arm_arm1176jzf-s_vfp": "bcm27xx/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic",
		"arm_cortex-a15_neon-vfpv4": "armvirt/32 ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7": "mediatek/mt7629",
		"arm_cortex-a7_neon-vfpv4": "bcm27xx/bcm2709 imx/cortexa7 ipq40xx/generic ipq40xx/mikrotik layerscape/armv7 mediatek/mt7623 sunxi/cortexa7",
		"arm_cortex-a7_vfpv4": "at91/sama7",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx/cortexa9 zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_mpcore": "oxnas/ox820",
		"arm_xscale": "kirkwood/generic",
		"i386_pentium-mmx": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"mips64_octeonplus": "octeon/generic",
		"mips_24kc": "ath79/generic ath79/mikrotik ath79/nand ath79/tiny lantiq/xrx200 lantiq/xway lantiq/xway_legacy malta/be realtek/rtl839x realtek/rtl930x realtek/rtl931x",
		"mips_4kec": "realtek/rtl838x",
		"mips_mips32": "ath25/generic bcm63xx/generic bcm63xx/smp lantiq/ase",
		"mipsel_24kc": "ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt288x ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "bcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "bcm47xx/generic bcm47xx/legacy",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8540": "mpc85xx/p1010 mpc85xx/p1020 mpc85xx/p2020",
		"x86_64": "x86/64"
	},
	"23.05": {
		"aarch64_cortex-a53": "bcm27xx/bcm2710 bcm4908/generic ipq807x/generic mediatek/filogic mediatek/mt7622 mvebu/cortexa53 sunxi/cortexa53",
		"aarch64_cortex-a72": "bcm27xx/bcm2711 mvebu/cortexa72",
		"aarch64_generic": "armsr/armv8 layerscape/armv8_64b octeontx/generic rockchip/armv8",
		"arm_arm1176jzf-s_vfp": "bcm27xx/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic",
		"arm_cortex-a15_neon-vfpv4": "armsr/armv7 ipq806x/chromium ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7": "mediatek/mt7629",
		"arm_cortex-a7_neon-vfpv4": "bcm27xx/bcm2709 imx/cortexa7 ipq40xx/chromium ipq40xx/generic ipq40xx/mikrotik layerscape/armv7 mediatek/mt7623 sunxi/cortexa7",
		"arm_cortex-a7_vfpv4": "at91/sama7",
		"arm_cortex-a8_vfpv3": "sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx/cortexa9 zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_mpcore": "oxnas/ox820",
		"arm_xscale": "kirkwood/generic",
		"i386_pentium-mmx": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"mips64_octeonplus": "octeon/generic",
		"mips_24kc": "ath79/generic ath79/mikrotik ath79/nand ath79/tiny lantiq/xrx200 lantiq/xway lantiq/xway_legacy malta/be realtek/rtl839x realtek/rtl930x realtek/rtl931x",
		"mips_4kec": "realtek/rtl838x",
		"mips_mips32": "bcm63xx/generic bcm63xx/smp bmips/bcm6318 bmips/bcm63268 bmips/bcm6328 bmips/bcm6358 bmips/bcm6362 bmips/bcm6368 lantiq/ase",
		"mipsel_24kc": "ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt288x ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "bcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "bcm47xx/generic bcm47xx/legacy",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8548": "mpc85xx/p1010 mpc85xx/p1020 mpc85xx/p2020",
		"riscv64_riscv64": "sifiveu/generic",
		"x86_64": "x86/64"
	},
	"24.10": {
		"aarch64_cortex-a53": "bcm27xx/bcm2710 bcm4908/generic imx/cortexa53 mediatek/filogic mediatek/mt7622 mvebu/cortexa53 qualcommax/ipq807x sunxi/cortexa53",
		"aarch64_cortex-a72": "bcm27xx/bcm2711 mvebu/cortexa72",
		"aarch64_cortex-a76": "bcm27xx/bcm2712",
		"aarch64_generic": "armsr/armv8 layerscape/armv8_64b rockchip/armv8",
		"arm_arm1176jzf-s_vfp": "bcm27xx/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic",
		"arm_cortex-a15_neon-vfpv4": "armsr/armv7 ipq806x/chromium ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7": "mediatek/mt7629",
		"arm_cortex-a7_neon-vfpv4": "bcm27xx/bcm2709 imx/cortexa7 ipq40xx/chromium ipq40xx/generic ipq40xx/mikrotik layerscape/armv7 mediatek/mt7623 stm32/stm32mp1 sunxi/cortexa7",
		"arm_cortex-a7_vfpv4": "at91/sama7",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx/cortexa9 zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_xscale": "kirkwood/generic",
		"armeb_xscale": "ixp4xx/generic",
		"i386_pentium-mmx": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"loongarch64_generic": "loongarch64/generic",
		"mips64_mips64r2": "malta/be64",
		"mips64_octeonplus": "octeon/generic",
		"mips64el_mips64r2": "malta/le64",
		"mips_24kc": "ath79/generic ath79/mikrotik ath79/nand ath79/tiny lantiq/xrx200 lantiq/xrx200_legacy lantiq/xway lantiq/xway_legacy malta/be realtek/rtl839x realtek/rtl930x realtek/rtl931x",
		"mips_4kec": "realtek/rtl838x",
		"mips_mips32": "bmips/bcm6318 bmips/bcm63268 bmips/bcm6328 bmips/bcm6358 bmips/bcm6362 bmips/bcm6368 lantiq/ase",
		"mipsel_24kc": "malta/le ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt288x ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "bcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "bcm47xx/generic bcm47xx/legacy",
		"powerpc64_e5500": "qoriq/generic",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8548": "mpc85xx/p1010 mpc85xx/p1020 mpc85xx/p2020",
		"riscv64_riscv64": "d1/generic sifiveu/generic starfive/generic",
		"x86_64": "x86/64"
	},
	"25.12": {
		"aarch64_cortex-a53": "bcm27xx/bcm2710 bcm4908/generic imx/cortexa53 mediatek/filogic mediatek/mt7622 microchipsw/lan969x mvebu/cortexa53 qualcommax/ipq50xx qualcommax/ipq60xx qualcommax/ipq807x sunxi/cortexa53",
		"aarch64_cortex-a72": "bcm27xx/bcm2711 mvebu/cortexa72",
		"aarch64_cortex-a76": "bcm27xx/bcm2712",
		"aarch64_generic": "armsr/armv8 layerscape/armv8_64b rockchip/armv8",
		"arm_arm1176jzf-s_vfp": "bcm27xx/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic sunxi/arm926ejs",
		"arm_cortex-a15_neon-vfpv4": "armsr/armv7 ipq806x/chromium ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7": "mediatek/mt7629",
		"arm_cortex-a7_neon-vfpv4": "bcm27xx/bcm2709 imx/cortexa7 ipq40xx/chromium ipq40xx/generic ipq40xx/mikrotik layerscape/armv7 mediatek/mt7623 stm32/stm32mp1 sunxi/cortexa7",
		"arm_cortex-a7_vfpv4": "at91/sama7",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx/cortexa9 zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_xscale": "kirkwood/generic",
		"armeb_xscale": "ixp4xx/generic",
		"i386_pentium-mmx": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"loongarch64_generic": "loongarch64/generic",
		"mips64_mips64r2": "malta/be64",
		"mips64_octeonplus": "octeon/generic",
		"mips64el_mips64r2": "malta/le64",
		"mips_24kc": "ath79/generic ath79/mikrotik ath79/nand ath79/tiny lantiq/xrx200 lantiq/xrx200_legacy lantiq/xway malta/be realtek/rtl838x realtek/rtl839x realtek/rtl930x realtek/rtl930x_nand realtek/rtl931x realtek/rtl931x_nand",
		"mips_mips32": "bmips/bcm6318 bmips/bcm63268 bmips/bcm6328 bmips/bcm6358 bmips/bcm6362 bmips/bcm6368",
		"mipsel_24kc": "malta/le ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "bcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "bcm47xx/generic bcm47xx/legacy",
		"powerpc64_e5500": "qoriq/generic",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8548": "mpc85xx/p1010 mpc85xx/p1020 mpc85xx/p2020",
		"riscv64_generic": "d1/generic sifiveu/generic siflower/sf21 starfive/generic",
		"x86_64": "x86/64"
	},
	"SNAPSHOT": {
		"aarch64_cortex-a53": "airoha/an7581 airoha/an7583 bcm27xx/bcm2710 bcm4908/generic imx/cortexa53 mediatek/filogic mediatek/mt7622 microchipsw/lan969x mvebu/cortexa53 qualcommax/ipq50xx qualcommax/ipq60xx qualcommax/ipq807x sunxi/cortexa53",
		"aarch64_cortex-a72": "bcm27xx/bcm2711 mvebu/cortexa72",
		"aarch64_cortex-a76": "bcm27xx/bcm2712",
		"aarch64_generic": "armsr/armv8 layerscape/armv8_64b rockchip/armv8",
		"arm_arm1176jzf-s_vfp": "bcm27xx/bcm2708",
		"arm_arm926ej-s": "at91/sam9x mxs/generic sunxi/arm926ejs",
		"arm_cortex-a15_neon-vfpv4": "armsr/armv7 ipq806x/chromium ipq806x/generic",
		"arm_cortex-a5_vfpv4": "at91/sama5",
		"arm_cortex-a7": "mediatek/mt7629",
		"arm_cortex-a7_neon-vfpv4": "bcm27xx/bcm2709 imx/cortexa7 ipq40xx/chromium ipq40xx/generic ipq40xx/mikrotik layerscape/armv7 mediatek/mt7623 stm32/stm32mp1 sunxi/cortexa7",
		"arm_cortex-a7_vfpv4": "at91/sama7",
		"arm_cortex-a8_vfpv3": "omap/generic sunxi/cortexa8",
		"arm_cortex-a9": "bcm53xx/generic",
		"arm_cortex-a9_neon": "imx/cortexa9 zynq/generic",
		"arm_cortex-a9_vfpv3-d16": "mvebu/cortexa9 tegra/generic",
		"arm_fa526": "gemini/generic",
		"arm_xscale": "kirkwood/generic",
		"armeb_xscale": "ixp4xx/generic",
		"i386_pentium-mmx": "x86/geode x86/legacy",
		"i386_pentium4": "x86/generic",
		"loongarch64_generic": "loongarch64/generic",
		"mips64_mips64r2": "malta/be64",
		"mips64_octeonplus": "octeon/generic",
		"mips64el_mips64r2": "malta/le64",
		"mips_24kc": "ath79/generic ath79/mikrotik ath79/nand ath79/tiny lantiq/xrx200 lantiq/xrx200_legacy lantiq/xway malta/be realtek/rtl838x realtek/rtl839x realtek/rtl930x realtek/rtl930x_nand realtek/rtl931x realtek/rtl931x_nand",
		"mips_mips32": "bmips/bcm6318 bmips/bcm63268 bmips/bcm6328 bmips/bcm6358 bmips/bcm6362 bmips/bcm6368",
		"mipsel_24kc": "malta/le ramips/mt7620 ramips/mt7621 ramips/mt76x8 ramips/rt305x",
		"mipsel_24kc_24kf": "pistachio/generic",
		"mipsel_74kc": "bcm47xx/mips74k ramips/rt3883",
		"mipsel_mips32": "bcm47xx/generic bcm47xx/legacy",
		"powerpc64_e5500": "qoriq/generic",
		"powerpc_464fp": "apm821xx/nand apm821xx/sata",
		"powerpc_8548": "mpc85xx/p1010 mpc85xx/p1020 mpc85xx/p2020",
		"riscv64_generic": "d1/generic sifiveu/generic siflower/sf21 starfive/generic",
		"x86_64": "x86/64"
	}
};

// lib/openwrt/targets.ts
/** Names that OpenWrt changed: as of the series `since`, `from` is called `to` (formats.md §8, field.md d2). */
const renames = [
	{
		from: "ar71xx",
		to: "ath79",
		since: "21.02"
	},
	{
		from: "brcm2708",
		to: "bcm27xx",
		since: "21.02"
	},
	{
		from: "i386_pentium",
		to: "i386_pentium-mmx",
		since: "21.02"
	},
	{
		from: "armvirt",
		to: "armsr",
		since: "23.05"
	},
	{
		from: "ipq807x",
		to: "qualcommax",
		since: "24.10"
	},
	{
		from: "riscv64_riscv64",
		to: "riscv64_generic",
		since: "25.12"
	}
];
/** All series whose targets are known, oldest first; `SNAPSHOT`, the development branch, is the last. */
const knownSeries = Object.keys(generatedTargets).sort();
/** The architectures (`ARCH_PACKAGES`) of a series, sorted; empty for a series that is not known. */
function architecturesOf(series) {
	return Object.keys(generatedTargets[series] ?? {});
}
/** The targets (`ath79/generic`) of one architecture in a series, sorted; the first carries the architecture's SDK tag. */
function targetsOfArch(series, arch) {
	const byArch = generatedTargets[series] ?? {};
	return Object.hasOwn(byArch, arch) ? byArch[arch]?.split(" ") ?? [] : [];
}
/** All targets of a series, sorted. */
function targetsOf(series) {
	return [...archByTarget(series).keys()].sort();
}
/** The architecture whose packages a target runs, or undefined for a target the series does not have. */
function archOfTarget(series, target) {
	return archByTarget(series).get(target);
}
const cache = /* @__PURE__ */ new Map();
function archByTarget(series) {
	const known = cache.get(series);
	if (known) return known;
	const made = /* @__PURE__ */ new Map();
	for (const arch of architecturesOf(series)) for (const target of targetsOfArch(series, arch)) made.set(target, arch);
	cache.set(series, made);
	return made;
}
/** What to write instead of an architecture that `series` does not have; an instruction. */
function suggestArchitecture(series, wrong) {
	const ofTarget = archOfTarget(series, wrong);
	if (ofTarget) return `${wrong} is a target; its architecture is ${ofTarget}`;
	return suggest(series, wrong, architecturesOf(series), "architectures");
}
/** What to write instead of a target that `series` does not have; an instruction. */
function suggestTarget(series, wrong) {
	if (wrong === "all") return "Kernel modules fit one target each; name those of your routers, such as ath79/generic";
	const ofArch = targetsOfArch(series, wrong);
	if (ofArch.length > 0) return `${wrong} is an architecture; its targets are ${ofArch.join(", ")}`;
	const subtargets = targetsOf(series).filter((target) => target.startsWith(`${wrong}/`));
	if (subtargets.length > 0) return `Name the subtarget too: ${subtargets.join(", ")}`;
	return suggest(series, wrong, targetsOf(series), "targets");
}
function suggest(series, wrong, all, what) {
	const [head = "", ...rest] = wrong.split("/");
	for (const { from, to, since } of renames) {
		const renamed = series >= since ? {
			old: from,
			now: to
		} : {
			old: to,
			now: from
		};
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

export { suggestTarget as a, suggestArchitecture as i, architecturesOf as n, targetsOf as o, knownSeries as r, targetsOfArch as s, archOfTarget as t };