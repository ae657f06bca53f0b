import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { a as page$1, n as $$Search, s as stringsOf, t as $$Layout } from "./Layout.mjs";
// site/src/pages/not-found.astro
var not_found_exports = __exportAll({
	default: () => $$NotFound,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$NotFound = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$NotFound;
	const { frame } = Astro.locals.view;
	const t = stringsOf(frame.language);
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": t.notFound,
		"anywhere": true,
		"hideSearch": true
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="hero" data-not-found><h1>${t.notFound}</h1><p class="lead">${t.notFoundHelp}</p>${renderComponent($$result, "Search", $$Search, {
		"frame": frame,
		"id": "search"
	})}<p><a${addAttribute(page$1(frame.root, "packages/"), "href")}>${t.allPackages}</a> · <a${addAttribute(page$1(frame.root, ""), "href")}>${t.home}</a></p></div>` })}`;
}, "/project/site/src/pages/not-found.astro", void 0);
var $$file = "/project/site/src/pages/not-found.astro";
var $$url = "/not-found/";
// \0virtual:astro:page:src/pages/not-found@_@astro
var page = () => not_found_exports;
export { page };
