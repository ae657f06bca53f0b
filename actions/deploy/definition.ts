import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { parseList } from "../inputs.ts";

const list = (text: string) => parseList(text);

const inputs = z.object({
  routers: z.string().transform(list).describe("Routers, by line or comma: `root@192.168.1.1`, `root@router:2222`."),
  packages: z.string().transform(list).describe("Names from the archive's feed, or package files; by line or comma."),
  archive: z.string().optional().describe("Folder or URL of the archive: needed for names, and for the way back."),
  check: z.string().optional().describe("Shell command that must succeed on the router afterwards."),
  reboot: z.stringbool().default(false).describe("Reboot afterwards and wait for the router."),
  "dry-run": z.stringbool().default(false).describe("Look at the routers and say what would be done."),
  "ssh-key": z.string().optional().describe("Private SSH key that the routers accept. Pass a secret."),
  "known-hosts": z.string().optional().describe("Pinned host keys: lines of a known_hosts file."),
});

export const definition = {
  name: "openwrt-ppa deploy",
  description: "Install packages on physical or virtual routers over SSH, with the versions from before on failure.",
  inputs,
  outputs: { failed: "The routers that have not got the packages, one per line." },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
