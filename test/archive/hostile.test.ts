import { describe, expect, test } from "vitest";
import { loadArchive } from "../../lib/archive/load.ts";
import { readMakefile } from "../../lib/archive/makefile.ts";
import { UserError } from "../../lib/run/errors.ts";
import { fc } from "../support/properties.ts";

const long = 20_000;
const chain = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

describe("a Makefile of a stranger is read in no time", () => {
  test.each([
    ["open parentheses", `$(foreach p,${"(".repeat(long)})`],
    ["loops in loops", "$(foreach p,".repeat(long / 10)],
    ["values that multiply", `${chain(9, (n) => `A${n}:=${`$(A${n + 1})`.repeat(30)}`)}\nPKG_NAME:=$(A0)\n`],
    ["a value of itself", "PKG_NAME:=$(PKG_NAME) $(PKG_NAME)\n$(eval $(call BuildPackage,$(PKG_NAME)))"],
    [
      "definitions that call each other",
      chain(
        2000,
        (n) =>
          `define Package/p${n}\n$(call Package/p${n + 1})$(call Package/p${n + 2})\nendef\n$(eval $(call BuildPackage,p${n}))`,
      ),
    ],
    ["blanks", `include${" ".repeat(long)}x\n${"\\\n".repeat(long)}`],
  ])("%s", (_what, text) => {
    const before = process.cpuUsage();
    readMakefile(text, { directoryName: "dir", hasSource: false });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});

describe("any text given as ppa.yml", () => {
  const words = fc.constantFrom(
    "name: ",
    "targets:",
    "- ",
    "\n",
    "  ",
    "release: ",
    '"24.10"',
    "arch: ",
    "all",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    ":",
    "sources:",
    "git: ",
    "x",
    "#",
    "'",
    "!!map ",
    "---\n",
    "\t",
    "<<: ",
  );
  const anything = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 40 }).map((list) => list.join("")),
  );

  test("is an archive, or a UserError whose problems all have a place in it", () => {
    fc.assert(
      fc.property(anything, (text) => {
        try {
          loadArchive({ text, file: "ppa.yml", defaultUrl: "https://a.example" });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          for (const { place } of error.problems) expect(place?.file).toBe("ppa.yml");
        }
      }),
      { numRuns: 2000 },
    );
  });
});
