import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogInput } from "../../lib/catalog/build.ts";
import { isSiteFile } from "../../lib/catalog/render.ts";
import { languages } from "../../lib/catalog/views.ts";
import { documents } from "../../schemas/catalog.ts";
import { apkKey, entry, hostileArchive, largeArchive, smallArchive, target } from "../support/catalog-fixture.ts";
import { differences, pagesOf, type Rendered, render, textOf } from "../support/site-fixture.ts";

let small: Rendered;
beforeAll(async () => {
  small = await render(smallArchive());
});

/** The same archive after one package got a new version. */
function updated(): CatalogInput {
  const input = smallArchive();
  const description = "Login banner of ACME's routers";
  const feeds = input.feeds.map(({ target, entries }) => {
    const fresh =
      target.path === "24.10/x86_64"
        ? [
            entry(target, "acme-banner", "2026.1", {
              architecture: "all",
              section: "base-files",
              description,
              depends: [],
            }),
          ]
        : [];
    return { target, entries: [...entries, ...fresh] };
  });
  return { ...input, feeds };
}

const links = (html: string): string[] =>
  [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));

describe("a site", () => {
  it("has every page of the published layout", () => {
    for (const path of [
      "index.html",
      "404.html",
      "packages/index.html",
      "p/hello/index.html",
      "s/feeds/acme/hello/index.html",
      "t/24.10.4/ath79/generic/index.html",
      "builds/index.html",
      "keys/index.html",
      "api/index.html",
      "24.10/x86_64/index.html",
      "24.10/index.html",
      "atom.xml",
      "new.xml",
      "p/hello/atom.xml",
      "badge/hello.svg",
      "badge/build/hello.svg",
      "sitemap.xml",
    ]) {
      expect([...small.site.keys()]).toContain(path);
    }
  });

  it("tells search engines of every page but the plain directories and parts of lists", () => {
    const listed = [...textOf(small.site, "sitemap.xml").matchAll(/<loc>https:\/\/acme\.github\.io\/ppa\/([^<]*)</g)];
    const pages = pagesOf(small.site).filter((path) => !/^(?:\d|404|api\/v1)/.test(path));
    expect(listed.map(([, path]) => `${path}index.html`).sort()).toEqual(pages.sort());
  });

  it("leads nowhere in vain: every relative link is a file of the archive", () => {
    const published = (path: string) => small.site.has(path) || /^(?:keys|logs)\/|\.(?:ipk|apk)$/.test(path);
    const broken = pagesOf(small.site).flatMap((path) =>
      links(textOf(small.site, path))
        .filter((link) => !/^(?:[a-z]+:|#)/.test(link))
        .map((link) => decodeURIComponent(new URL(link, `https://host/ppa/${path}`).pathname))
        .filter((found) => !published(found.replace(/^\/ppa\//, "")))
        .map((found) => `${path} → ${found}`),
    );
    expect(broken).toEqual([]);
  });

  it("can lie at any address: only the 404 page's links begin at the host", () => {
    const absolute = pagesOf(small.site).filter((path) =>
      links(textOf(small.site, path)).some((link) => link.startsWith("/")),
    );
    expect(absolute).toEqual(["404.html"]);
    expect(links(textOf(small.site, "404.html"))).toContain("/ppa/index.html");
  });

  it("loads nothing from elsewhere and allows nothing inline", () => {
    for (const path of pagesOf(small.site).filter((one) => !/^(?:2[45]\.|api\/v1\/)/.test(one))) {
      const html = textOf(small.site, path);
      expect(html).toContain(
        "Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
      expect([...html.matchAll(/<(?:script|link rel="stylesheet"|img)[^>]*(?:src|href)="([a-z]+:|\/\/)/g)]).toEqual([]);
    }
  });

  it("writes the archive's own address, key and fingerprint into the commands", () => {
    const home = textOf(small.site, "index.html")
      .replace(/<[^>]*>/g, "")
      .replaceAll("&gt;", ">");
    expect(home).toContain("src/gz acme https://acme.github.io/ppa/24.10/$DISTRIB_ARCH");
    expect(home).toContain("https://acme.github.io/ppa/25.12/$(head -n1 /etc/apk/arch)/packages.adb");
    expect(home).toContain("cat > /etc/opkg/keys/9040356b214084da");
    expect(home).toContain(apkKey.text.split("\n")[1]);
    expect(home).toContain(apkKey.fingerprint);
  });

  it("says in red that an archive without keys is not signed", async () => {
    const { site } = await render({ ...smallArchive(), keys: [] });
    expect(textOf(site, "index.html")).toContain('class="warning"');
    expect(textOf(site, "index.html")).not.toContain("/etc/opkg/keys");
  });

  it("leads from the page of any feed to the commands for its release", () => {
    for (const [path, router] of [
      ["t/24.10/x86_64/", "release=24.10&amp;arch=x86_64"],
      ["t/24.10.4/ath79/generic/", "release=24.10&amp;arch=mips_24kc"],
    ])
      expect(textOf(small.site, `${path}index.html`)).toContain(`index.html?${router}#add`);
  });

  it("greets an empty archive with what to do first", async () => {
    const { site } = await render({ ...smallArchive(), feeds: [], builds: new Map(), commits: new Map() });
    expect(textOf(site, "index.html")).toContain("No packages yet");
    expect(textOf(site, "index.html")).not.toContain("#targets");
    expect([...site.keys()]).not.toContain("builds/index.html");
  });

  it("tells in lists how to install each package, with the package managers that it is published for", () => {
    const list = textOf(small.site, "packages/index.html");
    const lines = (name: string) =>
      [...(list.split(`<bdi>${name}</bdi>`)[1]?.split("</li>")[0] ?? "").matchAll(/<code>([^<]*)</g)].map(
        ([, line]) => line,
      );
    expect(lines("hello")).toEqual(["apk add hello", "opkg install hello"]);
    expect(lines("acme-banner")).toEqual(["opkg install acme-banner"]);
  });

  it("splits a long list by first letters", async () => {
    const { site } = await render(largeArchive(600, 1));
    expect(textOf(site, "packages/index.html")).toContain("packages/w/index.html");
    expect(textOf(site, "packages/w/index.html")).toContain("wifi-");
    expect(textOf(site, "packages/w/index.html")).not.toContain(">vpn-");
  });

  it("speaks every language completely", async () => {
    const english = textOf(small.site, "p/hello/index.html");
    for (const language of languages) {
      const { site } = await render(smallArchive(), { site: { language } });
      const html = textOf(site, "p/hello/index.html");
      expect(html).toContain(`<html lang="${language}"`);
      if (language !== "en") expect(html).not.toBe(english);
    }
  });

  it("has plain directories without a word of any language", () => {
    for (const [path, about] of [
      ["24.10/x86_64/", "/t/24.10/x86_64/"],
      ["24.10/", "/"],
      ["api/v1/", "/api/"],
    ]) {
      const line = `<p><a href="../index.html">../</a> · <a href="[./]*([^"]*)">${about}</a></p>`;
      expect(textOf(small.site, `${path}index.html`)).toMatch(new RegExp(line));
    }
  });

  it("takes only its own paths", () => {
    const ours = [...small.site.keys()].filter((path) => !/^(?:24|25)\./.test(path));
    expect(ours.filter((path) => !isSiteFile(path))).toEqual([]);
    expect(
      ["CNAME", "keys/acme.pem", "24.10/x86_64/Packages", "docs/index.html", "install.sh", "api/v1/built.json"].filter(
        isSiteFile,
      ),
    ).toEqual([]);
  });
});

describe("a site's own look", () => {
  it("takes colours, logo, style sheet and Markdown pages, each under a hashed name", async () => {
    const { site } = await render(smallArchive(), {
      site: {
        colors: { "accent-light": "#7a1fa2" },
        logo: { name: "art/logo.svg", content: new TextEncoder().encode("<svg/>") },
        css: ".hero{color:red}",
        pages: [{ name: "docs/About us.md", markdown: "# About us\n\nWe **build** [things](https://example.org)." }],
      },
    });
    const home = textOf(site, "index.html");
    expect(home).toMatch(/assets\/logo-[0-9a-f]{16}\.svg/);
    const sheets = [...home.matchAll(/href="(assets\/own\d-[0-9a-f]{16}\.css)"/g)].map(([, path = ""]) =>
      textOf(site, path),
    );
    expect(sheets).toEqual([":root{--accent-light:#7a1fa2;}\n", ".hero{color:red}"]);
    expect(home).toContain("pages/about-us/index.html");
    expect(textOf(site, "pages/about-us/index.html")).toContain("<strong>build</strong>");
  });

  it("gives each Markdown page an address of its own, in any script", async () => {
    const page = (name: string) => ({ name, markdown: `# ${name}` });
    const { site } = await render(smallArchive(), {
      site: { pages: [page("docs/О нас.md"), page("x/关于.md"), page("हिन्दी.md")] },
    });
    const ours = [...site.keys()].filter((path) => path.startsWith("pages/"));
    expect(ours).toEqual(["pages/о-нас/index.html", "pages/关于/index.html", "pages/हिन्दी/index.html"]);
    expect(textOf(site, "index.html")).toContain(`href="pages/${encodeURIComponent("关于")}/index.html"`);
    expect(textOf(site, "sitemap.xml")).toContain(`/pages/${encodeURIComponent("关于")}/</loc>`);
  });

  it("refuses two pages of one address, and names both files", async () => {
    const pages = ["docs/about.md", "x/About.markdown", "other.md"].map((name) => ({ name, markdown: "Text" }));
    await expect(render(smallArchive(), { site: { pages } })).rejects.toThrow(
      'ppa.yml site.pages[1]: "x/About.markdown" becomes the page pages/about/, as "docs/about.md" does',
    );
  });

  it("leads from one of its Markdown pages to another, and leaves other addresses as they are", async () => {
    const markdown =
      "[there](../b.md#two-words) [own](./О%20нас.md) [none](gone.md) [top](#top) [far](https://a.example/b.md)";
    const pages = ["docs/a.md", "b.md", "docs/О нас.md"].map((name) => ({ name, markdown }));
    const { site } = await render(smallArchive(), { site: { pages } });
    const found = links(/<article.*<\/article>/s.exec(textOf(site, "pages/a/index.html"))?.[0] ?? "");
    expect(found).toEqual([
      "../b/index.html#two-words",
      `../${encodeURIComponent("о-нас")}/index.html`,
      "gone.md",
      "#top",
      "https://a.example/b.md",
    ]);
  });

  it("publishes the pictures of a page once, whichever pages show them, and keeps their places", async () => {
    const content = new TextEncoder().encode('<svg width="8" height="4"/>');
    const page = (name: string, target: string) => ({
      name,
      markdown: `![Map](${target})`,
      pictures: [{ target, content }],
    });
    const { site } = await render(smallArchive(), {
      site: { pages: [page("docs/a.md", "map.svg"), page("b.md", "docs/map.svg")] },
    });
    const paths = [...site.keys()].filter((path) => path.startsWith("assets/picture-"));
    expect(paths).toEqual([expect.stringMatching(/^assets\/picture-[0-9a-f]{16}\.svg$/)]);
    expect(textOf(site, "pages/b/index.html")).toContain(
      `<img src="../../${paths[0]}" alt="Map" width="8" height="4">`,
    );
  });

  it("has a picture for previews of links where the logo is one", async () => {
    const of = async (name: string) =>
      textOf(
        (await render(smallArchive(), { site: { logo: { name, content: new Uint8Array(8) } } })).site,
        "index.html",
      );
    expect(await of("logo.png")).toMatch(
      /<meta property="og:image" content="https:\/\/acme\.github\.io\/ppa\/assets\/logo-[0-9a-f]{16}\.png">/,
    );
    expect(await of("logo.svg")).not.toContain("og:image");
  });

  it("refuses colours that are none, all at once", async () => {
    const colors = {
      accent: "red;} body{display:none",
      paper: "url(https://example.org)",
      ink: "light-dark(#111, #eee)",
    };
    await expect(render(smallArchive(), { site: { colors } })).rejects.toMatchObject({ problems: [{}, {}] });
  });
});

describe("the second publication", () => {
  it("changes only what shows the changed package", async () => {
    const { site } = await render(updated(), { before: small.site, now: new Date("2026-11-22T10:00:00Z") });
    expect(differences(small.site, site)).toEqual([
      "24.10/x86_64/index.html",
      "api/v1/catalog.json",
      "api/v1/p/acme-banner.json",
      "api/v1/packages.json",
      "api/v1/status.json",
      "api/v1/targets.json",
      "atom.xml",
      "badge/acme-banner.svg",
      "index.html",
      "p/acme-banner/atom.xml",
      "p/acme-banner/index.html",
      "packages/index.html",
      "t/24.10/x86_64/index.html",
    ]);
  });

  it("renders only the changed package's page", async () => {
    const { made } = await render(updated(), { before: small.site });
    expect(made.filter((path) => path.startsWith("p/"))).toEqual([
      "p/acme-banner/index.html",
      "p/acme-banner/atom.xml",
    ]);
  });

  it("is the same as a first one of the same archive, dates aside", async () => {
    const [first, second] = [await render(updated()), await render(updated(), { before: small.site })];
    const dated = /^api\/v1\/status\.json$|\.xml$/;
    expect(differences(first.site, second.site).filter((path) => !dated.test(path))).toEqual([]);
  });

  it("changes nothing but status.json when nothing is new", async () => {
    const { site } = await render(smallArchive(), { before: small.site, now: new Date("2027-01-01T00:00:00Z") });
    expect(differences(small.site, site)).toEqual(["api/v1/status.json"]);
  });

  it("renders all pages again when what surrounds them changes", async () => {
    const input = smallArchive();
    const renamed = { ...input, archive: { ...input.archive, title: "Other title" } };
    const { made } = await render(renamed, { before: small.site });
    expect(made.filter((path) => /^p\/.*html$/.test(path))).toHaveLength(6);
  });

  it("dates a new version now and keeps the dates of the others", async () => {
    const { site } = await render(updated(), { before: small.site, now: new Date("2026-12-24T10:00:00Z") });
    expect(
      [...textOf(site, "p/acme-banner/atom.xml").matchAll(/#v-([^<]*)<\/id>\n<updated>([^T]*)/g)].map(
        ([, ...parts]) => parts,
      ),
    ).toEqual([
      ["2026.1", "2026-12-24"],
      ["2024.11.1", "2026-11-21"],
    ]);
    const updates = [...textOf(site, "atom.xml").matchAll(/<entry>\n<title>([^<]*)/g)].map(([, title]) => title);
    expect(updates.slice(0, 2)).toEqual(["acme-banner 2026.1", "acme-banner 2024.11.1"]);
    expect(textOf(site, "new.xml")).not.toContain("2026.1");
    const titles = ["atom.xml", "new.xml"].map((path) => /<title>([^<]*)/.exec(textOf(site, path))?.[1]);
    expect(titles).toEqual(["ACME router packages", "ACME router packages: new packages"]);
  });

  it("keeps the lists of files of versions that were not read again", async () => {
    const contents = (version: string) =>
      new Map([["hello", new Map([[version, { files: [`/${version}`], conffiles: [] }]])]]);
    const before = (await render(smallArchive(), { contents: contents("1.1.0-r3") })).site;
    const { site } = await render(smallArchive(), { before, contents: contents("1.2.0-r1") });
    expect(Object.keys(JSON.parse(textOf(site, "api/v1/files/hello.json")).versions)).toEqual(["1.2.0-r1", "1.1.0-r3"]);
    const third = await render(smallArchive(), { before: site });
    expect(differences(site, third.site)).toEqual([]);
    expect(textOf(site, "p/hello/index.html")).toContain("api/v1/files/hello.json");
  });
});

describe("the API", () => {
  it("has documents that their published schemas accept", async () => {
    const contents = new Map([["hello", new Map([["1.2.0-r1", { files: ["/usr/bin/hello"], conffiles: [] }]])]]);
    const { site } = await render(smallArchive(), { contents });
    const schemaOf = {
      "api/v1/catalog.json": "catalog.schema.json",
      "api/v1/packages.json": "packages.schema.json",
      "api/v1/p/hello.json": "package.schema.json",
      "api/v1/builds.json": "builds.schema.json",
      "api/v1/status.json": "status.schema.json",
      "api/v1/files/hello.json": "files.schema.json",
    } as const;
    const { default: Ajv } = await import("ajv/dist/2020.js");
    for (const [path, name] of Object.entries(schemaOf)) {
      const document = JSON.parse(textOf(site, path));
      expect(documents[name].safeParse(document).error).toBeUndefined();
      const ajv = new Ajv.default({ strict: false, validateFormats: false });
      const valid = ajv.compile(JSON.parse(textOf(site, `api/v1/schema/${name}`)));
      expect(valid(document), `${path}: ${JSON.stringify(valid.errors)}`).toBe(true);
    }
  });

  it("is documented by a page made from the schemas", () => {
    const html = textOf(small.site, "api/index.html");
    for (const path of ["api/v1/catalog.json", "api/v1/p/&lt;name&gt;.json", "versions[].files[].sha256"])
      expect(html).toContain(path);
  });

  it("names every target's path, which `verify` and mirrors begin with", () => {
    const { targets } = JSON.parse(textOf(small.site, "api/v1/catalog.json"));
    expect(targets.map(({ path }: { path: string }) => path)).toContain("24.10.4/ath79/generic");
    expect(targets).toContainEqual(
      expect.objectContaining({ path: target("25.12", "x86_64").path, format: "apk", count: 5 }),
    );
  });
});

describe("an archive whose every text is hostile", () => {
  let site: Rendered["site"];
  beforeAll(async () => {
    site = (await render(hostileArchive())).site;
  });

  it("gets no element, attribute or address of its own into a page", () => {
    for (const path of pagesOf(site)) {
      const html = textOf(site, path);
      const tags = html.replace(/="[^"]*"/g, "").match(/<[a-z][^>]*>/gi) ?? [];
      const inserted = tags.filter((tag) => /^<(?:script|img|b)>|\son[a-z]/i.test(tag));
      expect([path, ...inserted]).toEqual([path]);
      expect(links(html).filter((link) => /^\s*(?:javascript|data|vbscript):/i.test(link))).toEqual([]);
    }
  });

  it("stays below the archive's root, in names every file system takes", () => {
    for (const path of site.keys()) {
      expect(
        path.split("/").filter((part) => part === "" || part === "." || part === ".." || part.length > 160),
      ).toEqual([]);
      expect(path).toMatch(/^[\w=+.~/-]+$/);
    }
  });

  it("keeps its changes of direction out of titles", () => {
    for (const path of pagesOf(site)) {
      expect(/<title>([^<]*)<\/title>/.exec(textOf(site, path))?.[1]).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it("writes well-formed feeds and badges", () => {
    for (const path of [...site.keys()].filter((one) => /\.(?:xml|svg)$/.test(one))) {
      expect(textOf(site, path).match(/<script|<img/)).toBeNull();
    }
  });
});

describe("sizes", () => {
  const kilobytes = (bytes: Uint8Array | undefined) => (bytes?.length ?? 0) / 1024;

  it("stay within the budget: pages of packages, home with 1,000 packages, scripts, first load", async () => {
    const { site } = await render(largeArchive(1000));
    const pages = [...site].filter(([path]) => /^p\/.*html$/.test(path)).map(([, content]) => kilobytes(content));
    expect(Math.max(...pages)).toBeLessThan(20);
    expect(kilobytes(site.get("index.html"))).toBeLessThan(60);
    const scripts = [...site]
      .filter(([path]) => path.endsWith(".js"))
      .reduce((sum, [, content]) => sum + kilobytes(content), 0);
    expect(scripts).toBeLessThan(20);
    const first = [...site].filter(([path]) => path === "index.html" || path.startsWith("assets/"));
    expect(first.reduce((sum, [, content]) => sum + kilobytes(content), 0)).toBeLessThan(100);
  });

  it("stay within the budget where home and the list have all that they can", async () => {
    const sizeOf = async (count: number, path: string) => kilobytes((await render(largeArchive(count))).site.get(path));
    expect(await sizeOf(120, "index.html")).toBeLessThan(60);
    expect(await sizeOf(300, "packages/index.html")).toBeLessThan(100);
  });
});
