import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { s as stringsOf, t as $$Layout } from "./Layout.mjs";
import { t as $$PackageList } from "./PackageList.mjs";
import { t as $$Rebuild } from "./Rebuild.mjs";
// site/src/pages/source.astro
var source_exports = __exportAll({
	default: () => $$Source,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Source = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Source;
	const { frame, source, packages, commit } = Astro.locals.view;
	const t = stringsOf(frame.language);
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": t.sourceTitle(source)
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="package-head"><h1><bdi>${source}</bdi></h1><p class="lead">${t.sourceIntro}</p>${commit && renderTemplate`<p>${t.commit}: ${commit.url ? renderTemplate`<a${addAttribute(commit.url, "href")} rel="noopener noreferrer"><code>${commit.id.slice(0, 12)}</code></a>` : renderTemplate`<code>${commit.id.slice(0, 12)}</code>`}</p>`}</div><section><h2 id="packages">${t.packages}</h2>${renderComponent($$result, "PackageList", $$PackageList, {
		"packages": packages,
		"root": frame.root
	})}</section>${renderComponent($$result, "Rebuild", $$Rebuild, {
		"frame": frame,
		"name": source.split("/").pop() ?? source
	})}` })}`;
}, "/project/site/src/pages/source.astro", void 0);
var $$file = "/project/site/src/pages/source.astro";
var $$url = "/source/";
// \0virtual:astro:page:src/pages/source@_@astro
var page = () => source_exports;
export { page };
