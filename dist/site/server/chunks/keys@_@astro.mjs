import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { t as $$Code } from "./Code.mjs";
import { i as href, s as stringsOf, t as $$Layout } from "./Layout.mjs";
// site/src/pages/keys.astro
var keys_exports = __exportAll({
	default: () => $$Keys,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Keys = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Keys;
	const { frame, keys } = Astro.locals.view;
	const t = stringsOf(frame.language);
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": t.keys,
		"description": t.keysIntro
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="package-head"><h1>${t.keys}</h1><p class="lead">${keys.length > 0 ? t.keysIntro : t.unsigned}</p></div>${keys.map((key) => renderTemplate`<section><h2${addAttribute(`key-${key.kind}`, "id")}>${t.keyKind[key.kind]}</h2><p>${t.keyUse[key.kind]}</p><p>${t.fingerprint}: <code class="finger">${key.fingerprint}</code></p><p><a${addAttribute(href(frame.root, key.path), "href")}>${key.path}</a></p>${renderComponent($$result, "Code", $$Code, {
		"language": frame.language,
		"label": `${t.keyFile}: ${t.keyKind[key.kind]}`,
		"code": key.text.trimEnd()
	})}</section>`)}${keys.length > 0 && renderTemplate`<p class="note">${t.trustIntro} ${t.keyMeaning} ${t.keyWhere}</p>`}` })}`;
}, "/project/site/src/pages/keys.astro", void 0);
var $$file = "/project/site/src/pages/keys.astro";
var $$url = "/keys/";
// \0virtual:astro:page:src/pages/keys@_@astro
var page = () => keys_exports;
export { page };
