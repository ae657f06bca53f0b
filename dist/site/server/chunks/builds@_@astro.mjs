import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { a as Fragment, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { a as pathSegment } from "./address.mjs";
import { a as page$1, i as href, s as stringsOf, t as $$Layout } from "./Layout.mjs";
import { t as $$Rebuild } from "./Rebuild.mjs";
import { t as $$Status } from "./Status.mjs";
// site/src/pages/builds.astro
var builds_exports = __exportAll({
	default: () => $$Builds,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Builds = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Builds;
	const { frame, targets, packages, count } = Astro.locals.view;
	const { root } = frame;
	const t = stringsOf(frame.language);
	const statuses = [
		"built",
		"failed",
		"stale",
		"skipped"
	];
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": t.builds,
		"description": t.buildsIntro
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="package-head"><h1>${t.builds}</h1><p class="lead">${t.buildsIntro}</p></div><dl class="legend">${statuses.map((status) => renderTemplate`<div><dt>${renderComponent($$result, "Status", $$Status, {
		"status": status,
		"language": frame.language
	})}</dt><dd>${t.buildMeaning[status]}</dd></div>`)}</dl><div class="table" tabindex="0" role="region"${addAttribute(t.builds, "aria-label")}><table class="matrix"><thead><tr><th scope="col">${t.packages}</th>${targets.map((target) => renderTemplate`<th scope="col"><a${addAttribute(page$1(root, `t/${target}/`), "href")}>${target}</a></th>`)}</tr></thead><tbody>${packages.map(({ name, builds }) => {
		const byTarget = new Map(builds.map((build) => [build.target, build]));
		return renderTemplate`<tr><th scope="row"><a${addAttribute(page$1(root, `p/${pathSegment(name)}/`), "href")}><bdi>${name}</bdi></a></th>${targets.map((target) => {
			const build = byTarget.get(target);
			if (!build) return renderTemplate`<td><span class="none">${t.noBuild}</span></td>`;
			return renderTemplate`<td>${renderComponent($$result, "Status", $$Status, {
				"status": build.status,
				"language": frame.language
			})}${build.log && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <a class="log"${addAttribute(href(root, build.log), "href")}${addAttribute(`${t.log}: ${name}, ${target}`, "aria-label")}>${t.log}</a>` })}`}${build.reason && renderTemplate`<bdi class="reason">${build.reason}</bdi>`}</td>`;
		})}</tr>`;
	})}</tbody></table></div>${count > packages.length && renderTemplate`<p class="note">${packages.length} / ${count}: <a${addAttribute(href(root, "api/v1/builds.json"), "href")}>builds.json</a></p>`}${renderComponent($$result, "Rebuild", $$Rebuild, { "frame": frame })}` })}`;
}, "/project/site/src/pages/builds.astro", void 0);
var $$file = "/project/site/src/pages/builds.astro";
var $$url = "/builds/";
// \0virtual:astro:page:src/pages/builds@_@astro
var page = () => builds_exports;
export { page };
