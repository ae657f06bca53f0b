import { n as createComponent, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { o as stringsOf } from "./Layout.mjs";
import { t as $$Code } from "./Code.mjs";
// site/src/components/Rebuild.astro
createAstro("https://astro.build");
var $$Rebuild = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Rebuild;
	const { frame, name } = Astro.props;
	const { rebuild } = frame.archive;
	const t = stringsOf(frame.language);
	return renderTemplate`${rebuild && renderTemplate`${maybeRenderHead($$result)}<details class="rebuild"><summary>${t.rebuild}</summary><p>${t.rebuildHelp} <a${addAttribute(rebuild.url, "href")} rel="noopener noreferrer nofollow">${t.rebuildOpen}</a></p>${name && renderTemplate`${renderComponent($$result, "Code", $$Code, {
		"language": frame.language,
		"label": `${t.rebuild}: packages`,
		"code": `packages: ${name}`
	})}`}</details>`}`;
}, "/project/site/src/components/Rebuild.astro", void 0);
export { $$Rebuild as t };
