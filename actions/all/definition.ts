import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { publishInputs } from "../publish/definition.ts";

const inputs = z.object(publishInputs);

export const definition = {
  name: "OpenWrt PPA",
  description:
    "A Personal Package Archive for OpenWrt: signed opkg and apk feeds with a catalog, on your pages branch.",
  inputs,
  outputs: {
    url: "The archive's URL.",
    commit: "The commit on the pages branch; empty when nothing changed.",
    changed: "`true` when a commit was pushed.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
