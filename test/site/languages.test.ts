import { beforeAll, describe, expect, it } from "vitest";
import { apiDocuments } from "../../lib/catalog/api-docs.ts";
import { languages } from "../../lib/catalog/views.ts";
import { bytes, counted, number } from "../../site/src/show.ts";
import { stringsOf } from "../../site/src/strings/index.ts";
import { smallArchive } from "../support/catalog-fixture.ts";
import { pagesOf, type Rendered, render, textOf } from "../support/site-fixture.ts";

const others = languages.filter((language) => language !== "en");

/** Every text of a language by its name; functions are called with plausible facts. */
function textsOf(language: (typeof languages)[number]): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, name: string): void => {
    if (typeof value === "string") texts.set(name, value);
    else if (typeof value === "function") {
      const facts = name.startsWith("firmwareNote.")
        ? { isApk: true, url: "https://a.example", keyring: "a" }
        : "hello";
      texts.set(name, String((value as (facts: unknown) => unknown)(facts)));
    } else for (const [key, inner] of Object.entries(value as object)) walk(inner, name ? `${name}.${key}` : key);
  };
  walk(stringsOf(language), "");
  return texts;
}

/** What a visitor reads or hears on a page, without code and without what packages and the archive say of themselves. */
function spokenOn(html: string): string[] {
  const own = html
    .replace(/^[\s\S]*<body>/, "")
    .replace(/<(code|bdi|kbd|option)\b[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<(\w+)[^>]* lang="en"[^>]*>[\s\S]*?<\/\1>/g, " ");
  const attributes = [...own.matchAll(/ (?:aria-label|title|placeholder|alt|data-config)="([^"]*)"/g)];
  return [...attributes.map(([, text = ""]) => text), ...own.replace(/<[^>]*>/g, "\n").split("\n")]
    .map((text) => text.trim())
    .filter(Boolean);
}

describe("a language", () => {
  for (const language of others) {
    it(`has every text of English: ${language}`, () => {
      // Plural forms differ; notes and descriptions in English are the snippets' and the schemas' own.
      const fixed = (name: string) => !/\.(?:one|few|many|other)$|^(?:firmwareNote|apiDescription)\./.test(name);
      const names = (one: (typeof languages)[number]) => [...textsOf(one).keys()].filter(fixed);
      expect(names(language)).toEqual(names("en"));
      const { firmwareNote, apiDescription } = stringsOf(language);
      expect(Object.keys(firmwareNote).sort()).toEqual(["asu", "firmware-selector", "imagebuilder", "luci", "owut"]);
      expect(Object.keys(apiDescription).sort()).toEqual(
        apiDocuments()
          .map(({ path }) => path)
          .sort(),
      );
    });

    it(`says nothing in English but names: ${language}`, () => {
      const names =
        /^(?:colon|api|feedOf|sha256|homepage|builds|version|versions|newest|optional|badges|commit|maintainer|size|script\.\w+|keyKind\.\w+|facet\.\w+|filter)$/;
      const english = textsOf("en");
      const same = [...textsOf(language)].filter(([name, text]) => english.get(name) === text && !names.test(name));
      expect(same).toEqual([]);
    });
  }

  it("counts as its readers do", () => {
    const count = (language: (typeof languages)[number]) =>
      [1, 2, 5, 11, 21, 22, 111, 1000].map((n) => counted(stringsOf(language).packageCount, n, language));
    expect(count("en").slice(0, 3)).toEqual(["1 package", "2 packages", "5 packages"]);
    expect(count("de").slice(0, 2)).toEqual(["1 Paket", "2 Pakete"]);
    expect(count("ru")).toEqual([
      "1 пакет",
      "2 пакета",
      "5 пакетов",
      "11 пакетов",
      "21 пакет",
      "22 пакета",
      "111 пакетов",
      "1\u00a0000 пакетов",
    ]);
    expect(count("zh")[0]).toBe("1 个软件包");
  });

  it("has a form for every number that its plural rules tell apart", () => {
    for (const language of languages) {
      const { packageCount, targetCount, fileCount, script } = stringsOf(language);
      const needed = new Set(Array.from({ length: 200 }, (_, n) => new Intl.PluralRules(language).select(n)));
      for (const forms of [packageCount, targetCount, fileCount, script.results]) {
        // German's word for results is the same for one and many.
        const missing = [...needed].filter((form) => forms[form] === undefined);
        expect([language, ...missing]).toEqual(
          forms === script.results && language === "de" ? ["de", "one"] : [language],
        );
      }
    }
  });

  it("writes numbers and sizes in its own way", () => {
    expect(languages.map((language) => number(12_345, language))).toEqual([
      "12,345",
      "12.345",
      "12\u00a0345",
      "12,345",
    ]);
    expect(languages.map((language) => bytes(4_943, language))).toEqual([
      "4.8\u00a0KB",
      "4,8\u00a0KB",
      "4,8\u00a0КБ",
      "4.8\u00a0KB",
    ]);
  });
});

describe("pages in another language", () => {
  const sites = new Map<string, Rendered["site"]>();
  beforeAll(async () => {
    const contents = new Map([["hello", new Map([["1.2.0-r1", { files: ["/usr/bin/hello"], conffiles: [] }]])]]);
    const archive = { ...smallArchive().archive, installer: "install.sh" };
    const builds = new Map([
      ...(smallArchive().builds ?? []),
      ["broken", [{ target: "24.10/x86_64", status: "failed" as const }]] as const,
    ]);
    for (const language of languages) {
      const { site } = await render({ ...smallArchive(), archive, builds }, { contents, site: { language } });
      sites.set(language, site);
    }
  });
  const own = (site: Rendered["site"]) => pagesOf(site).filter((path) => !/^(?:\d|api\/v1\/)/.test(path));

  it("have no English left: none of its sentences, on any page", () => {
    for (const language of others) {
      const texts = textsOf(language);
      const english = [...textsOf("en")]
        .filter(([name, text]) => text.length > 3 && texts.get(name) !== text)
        .map(([, text]) => text);
      const theirs = new Set(texts.values());
      const site = sites.get(language) as Rendered["site"];
      for (const path of own(site)) {
        const left = spokenOn(textOf(site, path)).filter((text) => english.includes(text) && !theirs.has(text));
        expect([language, path, ...left]).toEqual([language, path]);
      }
    }
  });

  it("have no words in Latin letters but names", () => {
    const names =
      /\b(?:openwrt-ppa|OpenWrt|API|JSON|Schema|Atom|Makefile|Markdown|README|SSH|SHA|opkg|apk|usign|ECDSA|OpenPGP|Yocto|sysupgrade|install\.sh|status\.json|builds\.json|Packages\.(?:sig|asc)|packages\.adb|ImageBuilder(?: \d\d\.\d\d)?|Attended Sysupgrade|Firmware [Ss]elector|owut|LuCI|POST|REPOSITORY_ALLOW_LIST|append|config\.js|asu_url|System → Software → Configure|customfeeds\.(?:conf|list)|Cookie|KB|MIT|keys?|all|atom\.xml|new\.xml|curl|ipk|packages|targets)\b/gi;
    // What the example says itself: addresses, names of packages, feeds and people.
    const facts =
      /https?:\S+|\b[a-z0-9.]+\/\S+|\b(?:x86_64|mips_24kc|aarch64_cortex-a53|hello|broken|wifi-presence|luci-app-hello|acme[\w-]*|ACME[^<]*|libgreet|kmod-hello|Sources|L?GPL[\w.-]*|Apache-2\.0)\b/g;
    for (const language of ["ru", "zh"] as const) {
      const site = sites.get(language) as Rendered["site"];
      for (const path of own(site)) {
        const left = spokenOn(textOf(site, path))
          .map((text) => text.replace(facts, "").replace(names, ""))
          .flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []);
        expect([language, path, ...new Set(left)]).toEqual([language, path]);
      }
    }
  });
});
