import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { a as Fragment, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { a as pathSegment, c as versionBadge, i as packageJson, n as filesJson, o as sourcePath, r as packageAtom, s as versionAnchor, t as buildBadge } from "./address.mjs";
import { n as installCommand, t as $$Code } from "./Code.mjs";
import { a as page$1, i as href, o as reflow, r as bytes, s as stringsOf, t as $$Layout } from "./Layout.mjs";
import { t as $$Status } from "./Status.mjs";
import { t as $$Rebuild } from "./Rebuild.mjs";
// site/src/components/BuildTable.astro
createAstro("https://astro.build");
var $$BuildTable = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$BuildTable;
	const { frame, builds } = Astro.props;
	const t = stringsOf(frame.language);
	return renderTemplate`${maybeRenderHead($$result)}<section><h2 id="builds">${t.builds}</h2><div class="table" tabindex="0" role="region" aria-labelledby="builds"><table><thead><tr><th scope="col">${t.target}</th><th scope="col">${t.health}</th><th scope="col">${t.version}</th><th scope="col">${t.log}</th></tr></thead><tbody>${builds.map(({ target, status, version, reason, log }) => renderTemplate`<tr><th scope="row"><code>${target}</code></th><td>${renderComponent($$result, "Status", $$Status, {
		"status": status,
		"language": frame.language
	})}${reason && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <bdi class="reason">${reason}</bdi>` })}`}</td><td><bdi>${version}</bdi></td><td>${log && renderTemplate`<a${addAttribute(href(frame.root, log), "href")}${addAttribute(`${t.log}: ${target}`, "aria-label")}>${t.log}</a>`}</td></tr>`)}</tbody></table></div></section>`;
}, "/project/site/src/components/BuildTable.astro", void 0);
// site/src/components/Dependencies.astro
createAstro("https://astro.build");
var $$Dependencies = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Dependencies;
	const { frame, document: pkg, newest } = Astro.props;
	const t = stringsOf(frame.language);
	const constraints = new Map((newest?.depends ?? []).flatMap((relation) => [relation, ...relation.or ?? []]).filter(({ operator, version }) => operator && version).map(({ name, operator, version }) => [name, `${operator} ${version}`]));
	const groups = [
		"missing",
		"here",
		"openwrt"
	].map((where) => ({
		where,
		all: pkg.dependencies.filter((one) => one.where === where)
	})).filter(({ all }) => all.length > 0);
	const required = pkg.requiredBy.slice(0, 100);
	return renderTemplate`${maybeRenderHead($$result)}<section><h2 id="dependencies">${t.dependencies}</h2>${groups.length === 0 && renderTemplate`<p>${t.noDependencies}</p>`}${groups.map(({ where, all }) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<h3${addAttribute(where, "class")}>${t.whereDependency[where]}</h3><ul class="chips">${all.map(({ name, page: own }) => renderTemplate`<li>${own ? renderTemplate`<a${addAttribute(page$1(frame.root, `p/${pathSegment(own)}/`), "href")}><bdi>${name}</bdi></a>` : renderTemplate`<bdi>${name}</bdi>`}${constraints.has(name) && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <small><bdi>${constraints.get(name)}</bdi></small>` })}`}</li>`)}</ul>` })}`)}${required.length > 0 && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<h3>${t.requiredBy}</h3><ul class="chips">${required.map((name) => renderTemplate`<li><a${addAttribute(page$1(frame.root, `p/${pathSegment(name)}/`), "href")}><bdi>${name}</bdi></a></li>`)}${pkg.requiredBy.length > required.length && renderTemplate`<li>… ${pkg.requiredBy.length}</li>`}</ul>` })}`}</section>`;
}, "/project/site/src/components/Dependencies.astro", void 0);
// site/src/components/Relations.astro
createAstro("https://astro.build");
var $$Relations = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Relations;
	const { relations } = Astro.props;
	const show = ({ name, operator, version }) => operator && version ? `${name} (${operator} ${version})` : name;
	return renderTemplate`${maybeRenderHead($$result)}<ul class="plain">${relations.map((relation) => renderTemplate`<li><bdi>${[relation, ...relation.or ?? []].map(show).join(" | ")}</bdi></li>`)}</ul>`;
}, "/project/site/src/components/Relations.astro", void 0);
// site/src/components/VersionTable.astro
createAstro("https://astro.build");
var $$VersionTable = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$VersionTable;
	const { frame, document: pkg, feeds } = Astro.props;
	const t = stringsOf(frame.language);
	const { root } = frame;
	const formats = new Set(pkg.versions.flatMap(({ files }) => files.map(({ target }) => feeds.get(target)?.format)));
	const keys = frame.keys.filter(({ kind }) => kind === "apk" && formats.has("apk") || kind === "usign" && formats.has("opkg"));
	const rows = (files) => {
		const bySum = new Map();
		for (const file of files) {
			const key = `${file.sha256} ${feeds.get(file.target)?.release}`;
			bySum.set(key, [...bySum.get(key) ?? [], file]);
		}
		return [...bySum.values()];
	};
	return renderTemplate`${maybeRenderHead($$result)}<section><h2 id="versions">${t.versions}</h2><div class="table" tabindex="0" role="region" aria-labelledby="versions"><table class="versions"><thead><tr><th scope="col">${t.target}</th><th scope="col" class="number">${t.size}</th><th scope="col" class="number">${t.installedSize}</th><th scope="col">${t.sha256}</th></tr></thead>${pkg.versions.map(({ version, files }) => renderTemplate`<tbody><tr class="group"><th colspan="4" scope="rowgroup"${addAttribute(versionAnchor(version), "id")}><bdi>${version}</bdi>${version === pkg.version && renderTemplate`<span class="tag">${t.newest}</span>`}</th></tr>${rows(files).map((same) => {
		const file = same[0];
		return renderTemplate`<tr><td>${same.map(({ target, filename }, index) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${index > 0 && ", "}<a${addAttribute(href(root, `${target}/${filename}`), "href")}>${target}</a>` })}`)}${(file.architecture === "all" || file.architecture === "noarch") && renderTemplate`<small> ${t.allArchitectures}</small>`}${file.depends && renderTemplate`<details><summary>${t.differs}</summary>${renderComponent($$result, "Relations", $$Relations, { "relations": file.depends })}</details>`}</td><td class="number">${bytes(file.size)}</td><td class="number">${file.installedSize !== void 0 && bytes(file.installedSize)}</td><td><code class="sum"${addAttribute(file.sha256, "title")}>${file.sha256}</code></td></tr>`;
	})}</tbody>`)}</table></div>${keys.length === 0 ? renderTemplate`<p class="warning">${t.unsigned}</p>` : renderTemplate`<p class="note">${t.signedWith}: ${keys.map(({ kind, fingerprint }, index) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${index > 0 && ", "}<a${addAttribute(page$1(root, "keys/"), "href")}>${t.keyKind[kind]}</a> <code class="finger">${fingerprint}</code>` })}`)}</p>`}</section>`;
}, "/project/site/src/components/VersionTable.astro", void 0);
// site/src/pages/package.astro
var package_exports = __exportAll({
	default: () => $$Package,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Package = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Package;
	const { frame, document: pkg, targets, hasFiles } = Astro.locals.view;
	const { archive, root, language } = frame;
	const t = stringsOf(language);
	const feeds = new Map(targets.map((feed) => [feed.path, feed]));
	const isSpdx = (license) => /^[A-Z][A-Za-z0-9.+-]{2,40}$/.test(license) && /\d|^MIT$|^ISC$|^Zlib$/.test(license);
	const own = new Set(pkg.versions.flatMap(({ files }) => files.map(({ target }) => target)));
	const formats = ["apk", "opkg"].map((format) => ({
		format,
		found: targets.filter((feed) => feed.format === format && own.has(feed.path))
	})).filter(({ found }) => found.length > 0).map(({ format, found }) => ({
		format,
		releases: [...new Set(found.map(({ release }) => release))]
	}));
	const newest = pkg.versions.find(({ version }) => version === pkg.version) ?? pkg.versions[0];
	const segment = pathSegment(pkg.name);
	const rest = pkg.description.slice(pkg.description.indexOf("\n") + 1).trim();
	const body = pkg.description.includes("\n") ? rest : pkg.description.length > 160 ? pkg.description : "";
	const badges = [versionBadge(pkg.name), ...pkg.builds ? [buildBadge(pkg.name)] : []];
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": pkg.name,
		"description": pkg.title,
		"feeds": [{
			title: `${pkg.name}: ${t.updates}`,
			path: packageAtom(pkg.name)
		}]
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="package-head"><h1><bdi>${pkg.name}</bdi> ${pkg.version && renderTemplate`<span class="version"><bdi>${pkg.version}</bdi></span>`}</h1><p class="lead"><bdi>${pkg.title}</bdi></p></div><div class="columns"><div>${formats.length > 0 && renderTemplate`<section><h2 id="install">${t.install}</h2>${formats.map(({ format, releases }) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${formats.length > 1 && renderTemplate`<p class="caption">OpenWrt ${releases.join(", ")}</p>`}${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": `${t.install} (${format})`,
		"code": installCommand(format, pkg.name)
	})}` })}`)}<p class="note">${t.needsFeed} <a${addAttribute(`${page$1(root, "")}#add`, "href")}>${t.addTitle}</a></p></section>`}${body && renderTemplate`<section><h2 id="description">${t.description}</h2><p class="description"><bdi>${reflow(body)}</bdi></p></section>`}${pkg.versions.length > 0 && renderTemplate`${renderComponent($$result, "VersionTable", $$VersionTable, {
		"frame": frame,
		"document": pkg,
		"feeds": feeds
	})}`}${pkg.builds && renderTemplate`${renderComponent($$result, "BuildTable", $$BuildTable, {
		"frame": frame,
		"builds": pkg.builds
	})}`}${renderComponent($$result, "Dependencies", $$Dependencies, {
		"frame": frame,
		"document": pkg,
		"newest": newest
	})}${hasFiles && renderTemplate`<section><h2 id="contents">${t.contents}</h2><p${addAttribute(href(root, filesJson(pkg.name)), "data-files")}${addAttribute(pkg.version, "data-version")}${addAttribute(t.configFile, "data-config")}><a${addAttribute(href(root, filesJson(pkg.name)), "href")}>${t.showContents}</a></p></section>`}</div><aside${addAttribute(t.data, "aria-label")}><dl class="meta">${pkg.license && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.license}</dt><dd>${isSpdx(pkg.license) ? renderTemplate`<a${addAttribute(`https://spdx.org/licenses/${pkg.license}.html`, "href")} rel="noopener noreferrer">${pkg.license}</a>` : renderTemplate`<bdi>${pkg.license}</bdi>`}</dd>` })}`}${pkg.section && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.section}</dt><dd><a${addAttribute(`${page$1(root, "packages/")}?section=${encodeURIComponent(pkg.section)}`, "href")}><bdi>${pkg.section}</bdi></a></dd>` })}`}${pkg.maintainer && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.maintainer}</dt><dd><bdi>${pkg.maintainer}</bdi></dd>` })}`}${pkg.homepage && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.homepage}</dt><dd><a${addAttribute(pkg.homepage, "href")} rel="noopener noreferrer nofollow"><bdi>${pkg.homepage.replace(/^https?:\/\/(www\.)?|\/$/g, "")}</bdi></a></dd>` })}`}${pkg.source && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.source}</dt><dd><a${addAttribute(page$1(root, sourcePath(pkg.source)), "href")}><bdi>${pkg.source}</bdi></a></dd>` })}`}${pkg.commit && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.commit}</dt><dd>${pkg.commit.url ? renderTemplate`<a${addAttribute(pkg.commit.url, "href")} rel="noopener noreferrer"><code>${pkg.commit.id.slice(0, 12)}</code></a>` : renderTemplate`<code>${pkg.commit.id.slice(0, 12)}</code>`}</dd>` })}`}${newest && newest.provides.length > 0 && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.provides}</dt><dd>${renderComponent($$result, "Relations", $$Relations, { "relations": newest.provides })}</dd>` })}`}${newest && newest.conflicts.length > 0 && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<dt>${t.conflicts}</dt><dd>${renderComponent($$result, "Relations", $$Relations, { "relations": newest.conflicts })}</dd>` })}`}<dt>${t.data}</dt><dd><a${addAttribute(href(root, packageJson(pkg.name)), "href")}>JSON</a>, <a${addAttribute(href(root, packageAtom(pkg.name)), "href")}>Atom</a></dd></dl><details><summary>${t.badges}</summary><p>${badges.map((badge) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`<img${addAttribute(href(root, badge), "src")}${addAttribute(t.badgeAlt(pkg.name), "alt")} height="20">${" "}` })}`)}</p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": t.badgeHelp,
		"code": badges.map((badge) => `[![${pkg.name.replace(/[[\]\\]/g, "\\$&")}](${archive.url}/${badge})](${archive.url}/p/${segment}/)`).join("\n")
	})}</details>${renderComponent($$result, "Rebuild", $$Rebuild, {
		"frame": frame,
		"name": pkg.name,
		"builds": pkg.builds ?? []
	})}</aside></div>` })}`;
}, "/project/site/src/pages/package.astro", void 0);
var $$file = "/project/site/src/pages/package.astro";
var $$url = "/package/";
// \0virtual:astro:page:src/pages/package@_@astro
var page = () => package_exports;
export { page };
