import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { a as page$1, n as $$Search, s as stringsOf, t as $$Layout } from "./Layout.mjs";
import { t as $$PackageList } from "./PackageList.mjs";
// site/src/pages/packages.astro
var packages_exports = __exportAll({
	default: () => $$Packages,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Packages = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Packages;
	const { frame, packages, count, facets, letters, letter } = Astro.locals.view;
	const { root } = frame;
	const t = stringsOf(frame.language);
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": letter ? `${t.packages}: ${letter}` : t.packages,
		"current": "packages/",
		"hideSearch": true
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="list-head"><h1>${t.packages}${letter && `: ${letter}`} <span class="version">${count}</span></h1>${renderComponent($$result, "Search", $$Search, {
		"frame": frame,
		"id": "search",
		"live": true
	})}</div><div data-list>${facets.length > 0 && renderTemplate`<div class="filters js-only" role="group"${addAttribute(t.filter, "aria-label")} data-filters>${facets.map(({ name, values }) => renderTemplate`<div class="field"><label${addAttribute(`facet-${name}`, "for")}>${t.facet[name]}</label><select${addAttribute(`facet-${name}`, "id")}${addAttribute(name, "name")}><option value="">${t.all}</option>${values.map(({ value, count }) => renderTemplate`<option${addAttribute(value, "value")}>${value} (${count})</option>`)}</select></div>`)}<button type="button" data-clear>${t.clearFilters}</button></div>`}${letter && renderTemplate`<p><a${addAttribute(page$1(root, "packages/"), "href")}>${t.allPackages}</a></p>`}<p class="note count" data-count></p><div data-static>${letters.length > 0 && renderTemplate`<nav class="letters"${addAttribute(t.browse, "aria-label")}><ul>${letters.map((one) => renderTemplate`<li><a${addAttribute(page$1(root, `packages/${one}/`), "href")}${addAttribute(one === letter ? "page" : void 0, "aria-current")}>${one}</a></li>`)}</ul></nav>`}${count === 0 && renderTemplate`<p><strong>${t.noPackages}.</strong> ${t.noPackagesHelp}</p>`}${renderComponent($$result, "PackageList", $$PackageList, {
		"packages": packages,
		"root": root
	})}</div><ul class="packages" data-found hidden></ul><p><button type="button" class="button" data-more hidden>${t.more}</button></p></div>` })}`;
}, "/project/site/src/pages/packages.astro", void 0);
var $$file = "/project/site/src/pages/packages.astro";
var $$url = "/packages/";
// \0virtual:astro:page:src/pages/packages@_@astro
var page = () => packages_exports;
export { page };
