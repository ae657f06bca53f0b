import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { t as $$Code } from "./Code.mjs";
import { i as href, s as stringsOf, t as $$Layout } from "./Layout.mjs";
// site/src/pages/api.astro
var api_exports = __exportAll({
	default: () => $$Api,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Api = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Api;
	const { frame, documents } = Astro.locals.view;
	const { archive, root, language } = frame;
	const t = stringsOf(language);
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": t.api,
		"description": t.apiIntro
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="package-head"><h1>${t.api}</h1><p class="lead">${t.apiIntro}</p></div>${documents.map(({ path, schemaPath, description, fields }, index) => renderTemplate`<section><h2${addAttribute(`document-${index}`, "id")}><code>${path}</code></h2><p>${description} <a${addAttribute(href(root, schemaPath), "href")}>JSON Schema</a></p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": `curl ${path}`,
		"code": `curl ${archive.url}/${path}`
	})}<div class="table" tabindex="0" role="region"${addAttribute(`document-${index}`, "aria-labelledby")}><table><thead><tr><th scope="col">${t.apiField}</th><th scope="col">${t.apiType}</th><th scope="col">${t.apiMeaning}</th></tr></thead><tbody>${fields.map((field) => renderTemplate`<tr><th scope="row"><code>${field.name}</code></th><td>${field.type}${field.optional && renderTemplate`<small> ${t.optional}</small>`}</td><td class="meaning">${field.description}</td></tr>`)}</tbody></table></div></section>`)}<section><h2 id="atom">Atom</h2><ul class="plain"><li><a${addAttribute(href(root, "atom.xml"), "href")}>atom.xml</a>: ${t.updates}</li><li><a${addAttribute(href(root, "new.xml"), "href")}>new.xml</a>: ${t.newPackages}</li></ul></section>` })}`;
}, "/project/site/src/pages/api.astro", void 0);
var $$file = "/project/site/src/pages/api.astro";
var $$url = "/api/";
// \0virtual:astro:page:src/pages/api@_@astro
var page = () => api_exports;
export { page };
