import { describe, expect, test } from "vitest";
import { parseControl } from "../../lib/ipk/control.ts";
import { formatRelation } from "../../lib/ipk/control-build.ts";
import { controlToInfo, parseRelations } from "../../lib/ipk/info.ts";
import { parseStanzas } from "../../lib/ipk/stanzas.ts";
import { golden } from "./golden.ts";

describe("parseRelations", () => {
  test.each([
    ["libc", [{ name: "libc" }]],
    ["a, b (>= 1), c", [{ name: "a" }, { name: "b", operator: ">=", version: "1" }, { name: "c" }]],
    ["c | d (<< 2)", [{ name: "c", or: [{ name: "d", operator: "<", version: "2" }] }]],
    ["kernel (=6.6.93~abc-r1)", [{ name: "kernel", operator: "=", version: "6.6.93~abc-r1" }]],
    [
      "a (< 1), b (> 1)",
      [
        { name: "a", operator: "<=", version: "1" },
        { name: "b", operator: ">=", version: "1" },
      ],
    ],
    ["a (>> 1)", [{ name: "a", operator: ">", version: "1" }]],
    [" ,a,, ", [{ name: "a" }]],
    ["", []],
  ])("%j", (text, relations) => {
    expect(parseRelations(text)).toEqual(relations);
  });

  test("every list of the golden index is written again as it was", () => {
    for (const stanza of parseStanzas(golden("ipk/expected/Packages.manifest").toString())) {
      for (const [, text = ""] of stanza.matchAll(/^(?:Depends|Provides|Conflicts): (.*)$/gm)) {
        const again = parseRelations(text).map(formatRelation).join(", ");
        expect(again.replaceAll("(= ", "(=")).toBe(text.replaceAll("(= ", "(="));
      }
    }
  });
});

test("controlToInfo tells what the catalog needs", () => {
  const stanza = [
    "Package: libfoo20240329",
    "Version: 1.0-r2",
    "Depends: libc, zlib (>= 1.2)",
    "Provides: libfoo",
    "Source: feeds/demo/foo",
    "License: MIT",
    "Section: libs",
    "URL: https://example.org",
    "ABIVersion: 20240329",
    "Maintainer: A <a@example.org>",
    "Architecture: mips_24kc",
    "Installed-Size: 20480",
    "Description:  The title.",
    " More.",
    " ",
    " End.",
  ].join("\n");
  expect(controlToInfo(parseControl(stanza, { file: "control" }))).toEqual({
    name: "libfoo20240329",
    abiVersion: "20240329",
    version: "1.0-r2",
    architecture: "mips_24kc",
    description: "The title.\nMore.\n\nEnd.",
    depends: [{ name: "libc" }, { name: "zlib", operator: ">=", version: "1.2" }],
    provides: [{ name: "libfoo" }],
    conflicts: [],
    section: "libs",
    license: "MIT",
    maintainer: "A <a@example.org>",
    homepage: "https://example.org",
    source: "feeds/demo/foo",
    installedSize: 20480,
  });
});
