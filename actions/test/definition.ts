import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { parseList } from "../inputs.ts";

const list = (text = "") => parseList(text);

const inputs = z.object({
  out: z.string().default("public").describe("Folder of the archive, as the index and site actions leave it."),
  packages: z.string().optional().transform(list).describe("Packages to install, by line or comma. Default: all."),
  feeds: z.string().optional().transform(list).describe("Feeds to test, such as `24.10/x86_64`. Default: all."),
  engine: z.enum(["docker", "podman"]).default("docker").describe("What runs the containers."),
  image: z.string().optional().describe("Image to use instead of openwrt/rootfs; name the feed that it is for."),
  tests: z.string().optional().describe("Folder with the packages' sources, whose `test.sh` is run."),
});

export const definition = {
  name: "openwrt-ppa test",
  description:
    "Install an archive's packages in containers of OpenWrt through its signed index, before it is published.",
  inputs,
  outputs: {
    failed: "The feeds in which a package failed, one per line.",
    skipped: "The feeds that could not be tested.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
