import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { a as Fragment, b as unescapeHTML, d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server.mjs";
import { t as $$Layout } from "./Layout.mjs";
// site/src/pages/extra.astro
var extra_exports = __exportAll({
	default: () => $$Extra,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Extra = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Extra;
	const { frame, title, html } = Astro.locals.view;
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": title
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<article class="prose"><h1>${title}</h1>${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${unescapeHTML(html)}` })}</article>` })}`;
}, "/project/site/src/pages/extra.astro", void 0);
var $$file = "/project/site/src/pages/extra.astro";
var $$url = "/extra/";
// \0virtual:astro:page:src/pages/extra@_@astro
var page = () => extra_exports;
export { page };
