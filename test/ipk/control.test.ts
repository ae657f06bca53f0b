import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Control, controlField, formatControl, parseControl, validateControl } from "../../lib/ipk/control.ts";
import { buildControl, type ControlFields } from "../../lib/ipk/control-build.ts";
import { parseStanzas, stanzaField } from "../../lib/ipk/stanzas.ts";
import { UserError } from "../../lib/run/errors.ts";
import { fc } from "../support/properties.ts";
import { golden } from "./golden.ts";

const PLACE = { file: "control" };
const MANIFEST = golden("ipk/expected/Packages.manifest").toString();

/** What `work` complains about, one line per mistake. */
function mistakes(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("what is read is written again byte for byte", () => {
  test("every stanza of the golden indexes", () => {
    for (const text of [MANIFEST, golden("ipk/expected/Packages").toString()]) {
      const again = parseStanzas(text).map((stanza) => `${formatControl(parseControl(stanza, PLACE))}\n`);
      expect(again.join("")).toBe(text);
    }
  });

  const corpus = process.env["PPA_CORPUS"];
  test.skipIf(!corpus)("every stanza of the indexes of real feeds", () => {
    let count = 0;
    for (const file of indexFiles(corpus ?? "")) {
      const text = readFileSync(file, "utf8");
      const stanzas = parseStanzas(text);
      for (const stanza of stanzas) expect(formatControl(parseControl(stanza, { file }))).toBe(stanza);
      const joined = stanzas.map((stanza) => `${stanza}\n`).join("");
      expect(text.startsWith(joined) && /^\n*$/.test(text.slice(joined.length))).toBe(true);
      count += stanzas.length;
    }
    expect(count).toBeGreaterThan(500);
  });

  test("lines that only Unicode would break", () => {
    const fields = [["Description", "  one\u2028two\u0085three\n more\u2029"]] as const;
    expect(parseControl(formatControl(fields), PLACE)).toEqual(fields);
  });

  test("any fields with any printable values", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\n\r\0]/g, "?"));
    const value = fc
      .tuple(line, fc.array(line))
      .map(([first, more]) => [first, ...more.map((text) => ` ${text}`)].join("\n"));
    const control = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, selector: ([key]) => key.toLowerCase() });
    fc.assert(
      fc.property(control, (fields) => {
        expect(parseControl(formatControl(fields), PLACE)).toEqual(fields);
      }),
    );
  });
});

function indexFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)Packages(\.manifest)?$/.test(path))
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path) && statSync(path).isFile());
}

describe("parseControl refuses", () => {
  test.each([
    ["a blank line, which would start a second stanza", "A: 1\n\nB: 2\n", "control:2: a blank line"],
    ["DOS line ends", "A: 1\r\n", "control:1: a carriage return"],
    ["a NUL byte", "A: \0\n", "control:1: a NUL byte"],
    ["a line without a colon", "A: 1\nfree text\n", 'control:2: neither a field nor a continuation: "free text"'],
    ["a continuation without a field", " 1\n", "control:1: a continuation line before any field"],
    ["a field twice", "Version: 1\nDescription: x\nVersion: 9\n", "control:3: the field Version is there twice"],
    ["nothing at all", "\n\n", "control: the control file is empty"],
  ])("%s", (_what, text, message) => {
    expect(mistakes(() => parseControl(text, PLACE))[0]).toContain(message);
  });

  test("all mistakes at once", () => {
    expect(mistakes(() => parseControl("free\nA: 1\n\nA: 2\r\n", PLACE))).toHaveLength(3);
  });
});

describe("validateControl", () => {
  const control = (text: string): Control => parseControl(text, PLACE);

  test("wants Package, Version and Architecture", () => {
    expect(mistakes(() => validateControl(control("Description: x\n"), PLACE))).toEqual([
      "control: the control file has no Package. Add it and build the package again.",
      "control: the control file has no Version. Add it and build the package again.",
      "control: the control file has no Architecture. Add it and build the package again.",
    ]);
  });

  test.each(["../x", "a b", "-a", "a/b", "<b>"])("refuses the name %j", (name) => {
    expect(
      mistakes(() => validateControl(control(`Package: ${name}\nVersion: 1\nArchitecture: all\n`), PLACE)),
    ).toEqual([expect.stringContaining("is not valid")]);
  });

  test.each(["Filename: ../../evil.ipk", "Size: 1", "SHA256sum: 00", "MD5Sum: 00", "Sizes: 1"])(
    "refuses %j, which opkg would believe instead of the index",
    (line) => {
      const text = `Package: a\nVersion: 1\nArchitecture: all\nDescription: x\n${line}\n`;
      expect(mistakes(() => validateControl(control(text), PLACE))).toEqual([
        expect.stringContaining("would override the index"),
      ]);
    },
  );
});

test("validateControl refuses a field that opkg takes for the name or the version", () => {
  const control = parseControl("Package: a\nVersion: 1\nArchitecture: all\nPackages: dropbear\n", PLACE);
  expect(mistakes(() => validateControl(control, PLACE))).toEqual([
    expect.stringContaining("which opkg reads as Package"),
  ]);
});

describe("buildControl", () => {
  const fields: ControlFields = {
    name: "hello",
    version: "1.0-r1",
    architecture: "all",
    depends: [{ name: "libc" }, { name: "jsonfilter", operator: ">=", version: "2024" }],
    source: "feeds/demo/hello",
    sourceName: "hello",
    license: "MIT",
    section: "utils",
    sourceDateEpoch: 1_700_000_000,
    url: "https://example.org/hello",
    maintainer: "Example <ppa@example.org>",
    description: "Prints a greeting at boot.\nSecond line of the description.\n\nAfter an empty line.\n",
  };

  test("writes OpenWrt's field order and its form of a description", () => {
    const expected = golden("build/hello.control/control")
      .toString()
      .replace(/^(Installed-Size:) .*$/m, "$1 0");
    expect(formatControl(buildControl(fields))).toBe(expected);
  });

  test.each([
    ["maintainer", "A\nFilename: ../evil"],
    ["license", "MIT\r"],
    ["url", "https://x/\n\nPackage: evil"],
    ["section", "a\0b"],
  ] as const)("refuses a %s that could start another field", (key, value) => {
    expect(mistakes(() => buildControl({ ...fields, [key]: value }))).toEqual([expect.stringContaining("line break")]);
  });

  test("whatever the values, the stanza says what was meant or is refused", () => {
    const text = fc.string({ unit: fc.constantFrom("a", ":", " ", "\n", "\r", "\t", "\0", "Version: 9", "\n\n") });
    fc.assert(
      fc.property(text, text, (maintainer, description) => {
        try {
          const stanza = formatControl(buildControl({ ...fields, maintainer, description }));
          expect(parseStanzas(stanza)).toEqual([stanza]);
          expect(controlField(parseControl(stanza, PLACE), "Version")).toBe("1.0-r1");
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe("parseStanzas", () => {
  test("drops padding and blank lines between stanzas", () => {
    expect(parseStanzas("\nA: 1\n\n\nB: 2\n\n\n\n")).toEqual(["A: 1\n", "B: 2\n"]);
  });

  test("a line with a single blank belongs to the description", () => {
    expect(parseStanzas("Description:  a\n \n b\n\nA: 1")).toEqual(["Description:  a\n \n b\n", "A: 1\n"]);
  });

  test("an index of no packages has no stanzas", () => {
    expect(parseStanzas("\n")).toEqual([]);
    expect(parseStanzas("")).toEqual([]);
  });

  test("5,000 stanzas are told apart", () => {
    const text = MANIFEST.repeat(210);
    expect(parseStanzas(text)).toHaveLength(24 * 210);
  });

  test("stanzaField finds a field at the start of a line only", () => {
    const stanza = "Package: a\nDescription: x\n Version: 9\nVersion:  1 \n";
    expect(["Package", "Version", "Size"].map((name) => stanzaField(stanza, name))).toEqual(["a", "1", undefined]);
  });
});
