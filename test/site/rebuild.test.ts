import { describe, expect, it } from "vitest";
import { z } from "zod";
import { planInputs } from "../../actions/inputs.ts";
import { planArchive } from "../../lib/archive/plan.ts";
import type { Build } from "../../schemas/catalog.ts";
import { smallArchive, target } from "../support/catalog-fixture.ts";
import { render, textOf } from "../support/site-fixture.ts";

const feeds = smallArchive().feeds.map(({ target }) => target);

/** What the page of `name` says to type, after builds that ended so. */
async function inputsOf(name: string, builds: readonly Build[]): Promise<Record<string, string>> {
  const { site } = await render({ ...smallArchive(), builds: new Map([[name, builds]]) });
  const html = textOf(site, `p/${name}/index.html`).split('<details class="rebuild">')[1]?.split("</details>")[0] ?? "";
  const pairs = [...html.matchAll(/<p><code>(\w+)<\/code><\/p>.*?<pre><code>(.*?)<\/code>/gs)];
  return Object.fromEntries(pairs.map(([, input = "", value = ""]) => [input, value]));
}

const ended = (paths: readonly string[], status: Build["status"]): Build[] =>
  paths.map((path) => ({ target: path, status }));

/** The jobs of the workflow when somebody types that. */
function jobsOf(typed: Record<string, string>, directory: string, kind: "arch" | "all" | "kmod"): string[] {
  const inputs = z.object(planInputs).parse(typed);
  const scanned = {
    directory,
    as: directory,
    complete: true,
    kinds: [kind],
    packages: [{ name: directory, kind }],
    hash: "0",
    includes: [],
    above: [],
    provides: [],
    needs: [],
  };
  const { jobs } = planArchive({
    archive: { name: "acme", targets: feeds },
    sources: [{ origin: { kind: "path", path: "." }, name: "acme", directories: [scanned], unchosen: [] }],
    packages: inputs.packages,
    targets: inputs.targets,
  });
  return jobs.map(({ id }) => id);
}

describe("what a package's page says to type for a rebuild", () => {
  it("plans exactly the broken targets", async () => {
    const broken = ["24.10/mips_24kc", "25.12/x86_64"];
    const rest = ["24.10/x86_64", "25.12/aarch64_cortex-a53"];
    const typed = await inputsOf("wifi-presence", [...ended(broken, "failed"), ...ended(rest, "built")]);
    expect(typed).toEqual({ packages: "wifi-presence", targets: "24.10/mips_24kc, 25.12/x86_64" });
    expect(jobsOf(typed, "wifi-presence", "arch")).toEqual(["24.10.4-mips_24kc", "25.12.4-x86_64"]);
  });

  it("plans a package for every architecture too, by its release", async () => {
    const typed = await inputsOf("luci-app-hello", [
      ...ended(["24.10/x86_64", "24.10/mips_24kc"], "stale"),
      ...ended(["25.12/x86_64", "25.12/aarch64_cortex-a53"], "built"),
    ]);
    expect(jobsOf(typed, "luci-app-hello", "all")).toEqual(["24.10.4-all"]);
  });

  it("plans kernel modules by their exact release", async () => {
    const typed = await inputsOf("kmod-hello", ended([target("24.10", "mips_24kc", "ath79/generic").path], "failed"));
    expect(jobsOf(typed, "kmod-hello", "kmod")).toEqual(["24.10.4-ath79-generic-kmod"]);
  });

  it("names releases where many targets are broken", async () => {
    const paths = Array.from({ length: 20 }, (_, index) => target("24.10", `arm_cortex-a${index}_neon`).path);
    const typed = await inputsOf("hello", [...ended(paths, "failed"), ...ended(["24.10/x86_64"], "built")]);
    expect(typed["targets"]).toBe("24.10");
  });

  it("names no targets when nothing is broken", async () => {
    expect(await inputsOf("hello", ended(["24.10/x86_64"], "built"))).toEqual({ packages: "hello" });
  });

  it("is not there for a package that no workflow builds", async () => {
    const { site } = await render(smallArchive());
    expect(textOf(site, "p/hello/index.html")).toContain('class="rebuild"');
    expect(textOf(site, "p/acme-banner/index.html")).not.toContain('class="rebuild"');
    expect(textOf(site, "s/feeds/acme/libgreet/index.html")).not.toContain('class="rebuild"');
  });
});

describe("inputs of the workflow", () => {
  it("take blanks, commas and lines alike between packages and targets", () => {
    const targets = z.object(planInputs).parse({ targets: "24.10/x86_64 24.10/mips_24kc,25.12\n  SNAPSHOT # new\n" });
    expect(targets.targets).toEqual(["24.10/x86_64", "24.10/mips_24kc", "25.12", "SNAPSHOT"]);
  });
});
