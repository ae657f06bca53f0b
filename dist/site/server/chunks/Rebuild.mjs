import { n as createComponent, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { s as stringsOf } from "./Layout.mjs";
import { t as $$Code } from "./Code.mjs";
// site/src/components/Rebuild.astro
createAstro("https://astro.build");
var $$Rebuild = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Rebuild;
	const { frame, name, builds = [] } = Astro.props;
	const { rebuild } = frame.archive;
	const t = stringsOf(frame.language);
	const broken = builds.filter(({ status }) => status === "failed" || status === "stale").map(({ target }) => target);
	const inputs = [`packages: ${name}`, ...broken.length > 0 ? [`targets: ${broken.join(" ")}`] : []].join("\n");
	return renderTemplate`${rebuild && renderTemplate`${maybeRenderHead($$result)}<details class="rebuild"><summary>${t.rebuild}</summary><p>${name ? t.rebuildHelp : t.rebuildAll} <a${addAttribute(rebuild.url, "href")} rel="noopener noreferrer nofollow">${t.rebuildOpen}</a></p>${name && renderTemplate`${renderComponent($$result, "Code", $$Code, {
		"language": frame.language,
		"label": t.rebuildHelp,
		"code": inputs
	})}`}</details>`}`;
}, "/project/site/src/components/Rebuild.astro", void 0);
export { $$Rebuild as t };
