import { n as createComponent, t as createAstro } from "./compiler.mjs";
import { c as renderSlot, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute, p as renderHead } from "./server.mjs";
// site/src/strings/de.ts
var de = {
	skip: "Zum Inhalt springen",
	packages: "Pakete",
	builds: "Builds",
	keys: "Schlüssel",
	api: "API",
	home: "Startseite",
	navigation: "Dieses Archiv",
	search: "Pakete suchen",
	theme: "Farben: hell, dunkel oder wie das System",
	copy: "Kopieren",
	packageCount: (n) => `${n} ${n === 1 ? "Paket" : "Pakete"}`,
	targetCount: (n) => `${n} ${n === 1 ? "Ziel" : "Ziele"}`,
	fileCount: (n) => `${n} ${n === 1 ? "Datei" : "Dateien"}`,
	about: "Ein Paketarchiv für OpenWrt-Router.",
	addTitle: "Auf meinem Router einrichten",
	addIntro: "Führen Sie diese Befehle über SSH auf dem Router aus. Jeder tut nur eine Sache, und alle lassen sich zurücknehmen. Wählen Sie Ihr Release; die Architektur setzt der Router selbst ein.",
	release: "OpenWrt-Release",
	architecture: "Architektur",
	detect: "erkennt der Router selbst",
	whichRelease: "Was habe ich?",
	whichReleaseHelp: "Auf dem Router gibt dies beides aus:",
	step: {
		key: "Dem Schlüssel dieses Archivs vertrauen",
		feed: "Den Feed eintragen",
		keep: "Beides bei einem Firmware-Update behalten",
		update: "Die Paketliste holen",
		modules: "Kernelmodule (nur bei Bedarf)",
		undo: "Alles zurücknehmen"
	},
	stepWhy: {
		key: "Der Router installiert Pakete aus diesem Feed nur, wenn sie mit diesem Schlüssel signiert sind. Der Schlüssel steht im Befehl selbst, es muss also keinem Download vertraut werden.",
		feed: "Eine Zeile sagt dem Paketmanager, wo er suchen soll.",
		keep: "Ohne dies vergisst sysupgrade den Schlüssel und den Feed.",
		update: "Danach installieren Sie, was Sie möchten.",
		modules: "Kernelmodule passen zu genau einer Firmware-Version und haben deshalb eigene Feeds.",
		undo: "Entfernt den Feed, den Schlüssel und den Vermerk für sysupgrade. Installierte Pakete bleiben."
	},
	installerTitle: "Der kurze Weg: ein Skript",
	installerWhy: "Es erkennt Release und Architektur selbst. Lesen Sie es, bevor Sie es ausführen.",
	trustTitle: "Vertrauen",
	trustIntro: "Jede Paketliste ist signiert. Vergleichen Sie diese Fingerabdrücke mit einer Quelle, der Sie vertrauen, etwa der Seite des Projekts.",
	unsigned: "Dieses Archiv ist nicht signiert: Router lehnen es ab, solange sie Signaturen prüfen.",
	keyKind: {
		usign: "opkg (usign)",
		apk: "apk (ECDSA P-256)",
		openpgp: "OpenPGP"
	},
	keyUse: {
		usign: "OpenWrt bis 24.10 prüft damit Packages.sig.",
		apk: "OpenWrt ab 25.12 prüft damit packages.adb.",
		openpgp: "Zum Prüfen von Packages.asc von Hand und für opkg wie bei Yocto."
	},
	keyMeaning: "Eine Signatur sagt, dass die Liste vom Inhaber des Schlüssels stammt und unterwegs keine Datei verändert wurde. Sie sagt nicht, dass die Software gut ist.",
	keyWhere: "Die privaten Schlüssel kennt nur der Schritt, der veröffentlicht; Code aus Paketen läuft nie neben ihnen.",
	signedWith: "Signiert mit",
	fingerprint: "Fingerabdruck",
	keyFile: "Schlüsseldatei",
	lastPublished: "Zuletzt veröffentlicht",
	health: "Builds",
	allPackages: "Alle Pakete",
	browse: "Nach Namen blättern",
	noPackages: "Noch keine Pakete",
	noPackagesHelp: "Sobald ein Paket veröffentlicht ist, steht es hier.",
	version: "Version",
	versions: "Versionen",
	newest: "neueste",
	target: "Ziel",
	size: "Download",
	installedSize: "Auf dem Router",
	sha256: "SHA-256",
	file: "Datei",
	install: "Installieren",
	needsFeed: "Der Router braucht zuerst den Feed dieses Archivs:",
	description: "Beschreibung",
	dependencies: "Hängt ab von",
	whereDependency: {
		here: "in diesem Archiv",
		openwrt: "aus OpenWrt",
		missing: "fehlt"
	},
	noDependencies: "Nichts",
	requiredBy: "Gebraucht von",
	provides: "Stellt bereit",
	conflicts: "Unverträglich mit",
	license: "Lizenz",
	section: "Bereich",
	maintainer: "Betreuung",
	homepage: "Homepage",
	source: "Quelle",
	commit: "Commit",
	allArchitectures: "jede Architektur",
	differs: "Auf diesem Ziel hängt es ab von:",
	badges: "Plaketten",
	badgeHelp: "Markdown für eine README:",
	badgeAlt: (name) => `${name} in diesem Archiv`,
	data: "Als Daten",
	updates: "Aktualisierungen",
	newPackages: "Neue Pakete",
	contents: "Dateien auf dem Router",
	showContents: "Dateien zeigen",
	configFile: "Konfiguration, bleibt beim Update erhalten",
	buildStatus: {
		built: "gebaut",
		failed: "fehlgeschlagen",
		skipped: "übersprungen",
		stale: "veraltet"
	},
	buildMeaning: {
		built: "Der letzte Build gelang.",
		failed: "Der letzte Build schlug fehl, und nichts ist veröffentlicht.",
		skipped: "Hier nicht gebaut, aus dem genannten Grund.",
		stale: "Der letzte Build schlug fehl; eine ältere Version ist noch veröffentlicht."
	},
	noBuild: "kein Build",
	log: "Protokoll",
	rebuild: "Neu bauen",
	rebuildHelp: "Für Betreuer: Starten Sie den Workflow mit diesen Eingaben.",
	rebuildAll: "Für Betreuer: Starten Sie den Workflow. Ohne Eingaben baut er, was sich geändert hat.",
	rebuildOpen: "Workflow öffnen",
	buildsIntro: "Wie der letzte Build jedes Pakets auf jedem Ziel ausging.",
	feedOf: (path) => `Feed ${path}`,
	rawDirectory: "Einfaches Verzeichnis",
	address: "Adresse für den Router",
	firmwareTitle: "In die Firmware einbauen",
	firmwareIntro: "Für Images, die diesen Feed und seine Pakete schon kennen.",
	sourceTitle: (name) => `Quelle ${name}`,
	sourceIntro: "Pakete, die aus diesem Verzeichnis gebaut werden.",
	keysIntro: "Die öffentlichen Schlüssel dieses Archivs, so wie Router sie ablegen.",
	apiIntro: "Alles auf diesen Seiten gibt es auch als JSON, unter Adressen, die sich nicht ändern. Außer status.json und builds.json ändert sich nichts, solange sich kein Paket ändert.",
	apiField: "Feld",
	apiType: "Typ",
	apiMeaning: "Bedeutung",
	optional: "optional",
	notFound: "Diese Seite gibt es nicht",
	notFoundHelp: "Vielleicht war es ein Paket, das nicht mehr hier ist. Suchen Sie danach:",
	filter: "Filter",
	all: "Alle",
	clearFilters: "Zurücksetzen",
	more: "Mehr zeigen",
	facet: {
		release: "Release",
		arch: "Architektur",
		section: "Bereich",
		license: "Lizenz",
		source: "Quelle"
	},
	madeWith: "Erstellt mit",
	noTracking: "Keine Tracker, keine Cookies, nichts von anderswo geladen.",
	pickHint: "Ausgabe des Routers einfügen",
	script: {
		copied: "Kopiert",
		none: "Nichts gefunden",
		results: "Treffer",
		unavailable: "Die Eingabetaste öffnet die Paketliste",
		published: "Zuletzt veröffentlicht",
		fine: "erfolgreiche Builds",
		problems: "Builds mit Problemen",
		nearest: "Nicht in diesem Archiv. Am nächsten:",
		chosen: "Gewählt:",
		unknown: "Dieser Text nennt keine Architektur"
	}
};
// site/src/strings/en.ts
var en = {
	skip: "Skip to content",
	packages: "Packages",
	builds: "Builds",
	keys: "Keys",
	api: "API",
	home: "Home",
	navigation: "This archive",
	search: "Search packages",
	theme: "Colours: light, dark or as your system",
	copy: "Copy",
	packageCount: (n) => `${n} ${n === 1 ? "package" : "packages"}`,
	targetCount: (n) => `${n} ${n === 1 ? "target" : "targets"}`,
	fileCount: (n) => `${n} ${n === 1 ? "file" : "files"}`,
	about: "A package archive for OpenWrt routers.",
	addTitle: "Add to my router",
	addIntro: "Run these commands on your router, over SSH. Each does one thing, and you can undo all of them. Choose your release; the router fills in its own architecture.",
	release: "OpenWrt release",
	architecture: "Architecture",
	detect: "detected on the router",
	whichRelease: "Which one is mine?",
	whichReleaseHelp: "On the router, this prints both:",
	step: {
		key: "Trust this archive’s key",
		feed: "Add the feed",
		keep: "Keep both when the firmware is upgraded",
		update: "Fetch the list of packages",
		modules: "Kernel modules (only if you need them)",
		undo: "Undo all of this"
	},
	stepWhy: {
		key: "The router installs packages of this feed only if they are signed with this key. The key is part of the command, so nothing has to be downloaded to trust it.",
		feed: "One line tells the package manager where to look.",
		keep: "Without this, sysupgrade forgets the key and the feed.",
		update: "Then install what you like.",
		modules: "Kernel modules fit exactly one firmware version, so they have feeds of their own.",
		undo: "Removes the feed, the key and the note for sysupgrade. Installed packages stay."
	},
	installerTitle: "The short way: a script",
	installerWhy: "It finds out release and architecture by itself. Read it before you run it.",
	trustTitle: "Trust",
	trustIntro: "Every list of packages is signed. Compare these fingerprints with a source you trust, such as the project’s own page.",
	unsigned: "This archive is not signed: routers refuse it unless signature checks are switched off.",
	keyKind: {
		usign: "opkg (usign)",
		apk: "apk (ECDSA P-256)",
		openpgp: "OpenPGP"
	},
	keyUse: {
		usign: "OpenWrt up to 24.10 checks Packages.sig with it.",
		apk: "OpenWrt 25.12 and later checks packages.adb with it.",
		openpgp: "For checking Packages.asc by hand, and for Yocto-style opkg."
	},
	keyMeaning: "A signature says that the list comes from whoever holds the key and that no file was changed on the way. It does not say that the software is good.",
	keyWhere: "The private keys are known only to the step that publishes; package code never runs beside them.",
	signedWith: "Signed with",
	fingerprint: "Fingerprint",
	keyFile: "Key file",
	lastPublished: "Last publication",
	health: "Builds",
	allPackages: "All packages",
	browse: "Browse by name",
	noPackages: "No packages yet",
	noPackagesHelp: "Publish a package and it will appear here.",
	version: "Version",
	versions: "Versions",
	newest: "newest",
	target: "Target",
	size: "Download",
	installedSize: "On the router",
	sha256: "SHA-256",
	file: "File",
	install: "Install",
	needsFeed: "The router needs this archive’s feed first:",
	description: "Description",
	dependencies: "Depends on",
	whereDependency: {
		here: "in this archive",
		openwrt: "from OpenWrt",
		missing: "missing"
	},
	noDependencies: "Nothing",
	requiredBy: "Required by",
	provides: "Provides",
	conflicts: "Conflicts with",
	license: "Licence",
	section: "Section",
	maintainer: "Maintainer",
	homepage: "Homepage",
	source: "Source",
	commit: "Commit",
	allArchitectures: "every architecture",
	differs: "On this target it depends on:",
	badges: "Badges",
	badgeHelp: "Markdown for a README:",
	badgeAlt: (name) => `${name} in this archive`,
	data: "As data",
	updates: "Updates",
	newPackages: "New packages",
	contents: "Files on the router",
	showContents: "Show the files",
	configFile: "configuration, kept on upgrade",
	buildStatus: {
		built: "built",
		failed: "failed",
		skipped: "skipped",
		stale: "stale"
	},
	buildMeaning: {
		built: "The newest build succeeded.",
		failed: "The newest build failed and nothing is published.",
		skipped: "Not built here, for the reason given.",
		stale: "The newest build failed; an older version is still published."
	},
	noBuild: "no build",
	log: "log",
	rebuild: "Rebuild",
	rebuildHelp: "For maintainers: start the workflow with these inputs.",
	rebuildAll: "For maintainers: start the workflow. With empty inputs it builds whatever has changed.",
	rebuildOpen: "Open the workflow",
	buildsIntro: "How the last build of each package ended on each target.",
	feedOf: (path) => `Feed ${path}`,
	rawDirectory: "Plain directory",
	address: "Address for the router",
	firmwareTitle: "Build it into firmware",
	firmwareIntro: "For images that already know this feed and its packages.",
	sourceTitle: (name) => `Source ${name}`,
	sourceIntro: "Packages that are built from this directory.",
	keysIntro: "The public keys of this archive, as routers store them.",
	apiIntro: "Everything on this site is also there as JSON, at addresses that do not change. Nothing but status.json and builds.json changes unless a package does.",
	apiField: "Field",
	apiType: "Type",
	apiMeaning: "Meaning",
	optional: "optional",
	notFound: "There is no such page",
	notFoundHelp: "It may have been a package that is no longer here. Search for it:",
	filter: "Filter",
	all: "All",
	clearFilters: "Clear",
	more: "Show more",
	facet: {
		release: "Release",
		arch: "Architecture",
		section: "Section",
		license: "Licence",
		source: "Source"
	},
	madeWith: "Made with",
	noTracking: "No trackers, no cookies, nothing loaded from elsewhere.",
	pickHint: "Paste what the router printed",
	script: {
		copied: "Copied",
		none: "Nothing matches",
		results: "results",
		unavailable: "Press Enter for the list of packages",
		published: "Last publication",
		fine: "successful builds",
		problems: "builds with problems",
		nearest: "Not in this archive. Nearest:",
		chosen: "Chosen:",
		unknown: "This text names no architecture"
	}
};
// site/src/strings/ru.ts
function count(n, one, few, many) {
	const [last, lastTwo] = [n % 10, n % 100];
	if (last === 1 && lastTwo !== 11) return `${n} ${one}`;
	return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? `${n} ${few}` : `${n} ${many}`;
}
// site/src/strings/index.ts
var all = {
	en,
	de,
	ru: {
		skip: "Перейти к содержанию",
		packages: "Пакеты",
		builds: "Сборки",
		keys: "Ключи",
		api: "API",
		home: "Главная",
		navigation: "Этот архив",
		search: "Поиск пакетов",
		theme: "Цвета: светлые, тёмные или как в системе",
		copy: "Копировать",
		packageCount: (n) => count(n, "пакет", "пакета", "пакетов"),
		targetCount: (n) => count(n, "цель", "цели", "целей"),
		fileCount: (n) => count(n, "файл", "файла", "файлов"),
		about: "Архив пакетов для маршрутизаторов с OpenWrt.",
		addTitle: "Подключить на моём роутере",
		addIntro: "Выполните эти команды на роутере по SSH. Каждая делает что-то одно, и всё можно отменить. Выберите свой выпуск; архитектуру роутер подставит сам.",
		release: "Выпуск OpenWrt",
		architecture: "Архитектура",
		detect: "определит роутер",
		whichRelease: "Как узнать свои?",
		whichReleaseHelp: "На роутере эта команда покажет и то, и другое:",
		step: {
			key: "Доверять ключу этого архива",
			feed: "Добавить источник",
			keep: "Сохранить их при обновлении прошивки",
			update: "Получить список пакетов",
			modules: "Модули ядра (только если они нужны)",
			undo: "Отменить всё"
		},
		stepWhy: {
			key: "Роутер ставит пакеты из этого источника, только если они подписаны этим ключом. Ключ записан в самой команде, поэтому не нужно доверять загрузке.",
			feed: "Одна строка сообщает менеджеру пакетов, где искать.",
			keep: "Без этого sysupgrade забудет ключ и источник.",
			update: "После этого устанавливайте что угодно.",
			modules: "Модули ядра подходят ровно к одной версии прошивки, поэтому у них отдельные источники.",
			undo: "Удаляет источник, ключ и запись для sysupgrade. Установленные пакеты остаются."
		},
		installerTitle: "Короткий путь: скрипт",
		installerWhy: "Он сам определит выпуск и архитектуру. Прочитайте его перед запуском.",
		trustTitle: "Доверие",
		trustIntro: "Каждый список пакетов подписан. Сверьте эти отпечатки с источником, которому вы доверяете, например со страницей проекта.",
		unsigned: "Этот архив не подписан: роутеры откажутся от него, пока проверка подписей включена.",
		keyKind: {
			usign: "opkg (usign)",
			apk: "apk (ECDSA P-256)",
			openpgp: "OpenPGP"
		},
		keyUse: {
			usign: "Им OpenWrt до 24.10 проверяет Packages.sig.",
			apk: "Им OpenWrt начиная с 25.12 проверяет packages.adb.",
			openpgp: "Для ручной проверки Packages.asc и для opkg в духе Yocto."
		},
		keyMeaning: "Подпись говорит, что список исходит от владельца ключа и что в пути ни один файл не изменён. Она не говорит, что программа хороша.",
		keyWhere: "Закрытые ключи доступны только шагу публикации; код пакетов рядом с ними никогда не выполняется.",
		signedWith: "Подписано ключом",
		fingerprint: "Отпечаток",
		keyFile: "Файл ключа",
		lastPublished: "Последняя публикация",
		health: "Сборки",
		allPackages: "Все пакеты",
		browse: "По названиям",
		noPackages: "Пакетов пока нет",
		noPackagesHelp: "Опубликованный пакет появится здесь.",
		version: "Версия",
		versions: "Версии",
		newest: "новейшая",
		target: "Цель",
		size: "Загрузка",
		installedSize: "На роутере",
		sha256: "SHA-256",
		file: "Файл",
		install: "Установка",
		needsFeed: "Сначала роутеру нужен источник этого архива:",
		description: "Описание",
		dependencies: "Зависит от",
		whereDependency: {
			here: "в этом архиве",
			openwrt: "из OpenWrt",
			missing: "не найдено"
		},
		noDependencies: "Ни от чего",
		requiredBy: "Нужен для",
		provides: "Предоставляет",
		conflicts: "Несовместим с",
		license: "Лицензия",
		section: "Раздел",
		maintainer: "Сопровождающий",
		homepage: "Сайт",
		source: "Исходники",
		commit: "Коммит",
		allArchitectures: "любая архитектура",
		differs: "На этой цели зависит от:",
		badges: "Значки",
		badgeHelp: "Markdown для README:",
		badgeAlt: (name) => `${name} в этом архиве`,
		data: "Как данные",
		updates: "Обновления",
		newPackages: "Новые пакеты",
		contents: "Файлы на роутере",
		showContents: "Показать файлы",
		configFile: "настройки, сохраняются при обновлении",
		buildStatus: {
			built: "собран",
			failed: "ошибка",
			skipped: "пропущен",
			stale: "устарел"
		},
		buildMeaning: {
			built: "Последняя сборка удалась.",
			failed: "Последняя сборка не удалась, ничего не опубликовано.",
			skipped: "Здесь не собирается по указанной причине.",
			stale: "Последняя сборка не удалась; опубликована более старая версия."
		},
		noBuild: "не собирался",
		log: "журнал",
		rebuild: "Пересобрать",
		rebuildHelp: "Для сопровождающих: запустите workflow с этими значениями.",
		rebuildAll: "Для сопровождающих: запустите workflow. С пустыми полями он соберёт то, что изменилось.",
		rebuildOpen: "Открыть workflow",
		buildsIntro: "Чем закончилась последняя сборка каждого пакета для каждой цели.",
		feedOf: (path) => `Источник ${path}`,
		rawDirectory: "Простой каталог",
		address: "Адрес для роутера",
		firmwareTitle: "Встроить в прошивку",
		firmwareIntro: "Для образов, которые уже знают этот источник и его пакеты.",
		sourceTitle: (name) => `Исходники ${name}`,
		sourceIntro: "Пакеты, которые собираются из этого каталога.",
		keysIntro: "Открытые ключи этого архива в том виде, в каком их хранят роутеры.",
		apiIntro: "Всё на этом сайте доступно и как JSON, по адресам, которые не меняются. Кроме status.json и builds.json, ничто не меняется, пока не изменится пакет.",
		apiField: "Поле",
		apiType: "Тип",
		apiMeaning: "Значение",
		optional: "необязательно",
		notFound: "Такой страницы нет",
		notFoundHelp: "Возможно, это был пакет, которого здесь больше нет. Поищите его:",
		filter: "Фильтр",
		all: "Все",
		clearFilters: "Сбросить",
		more: "Показать ещё",
		facet: {
			release: "Выпуск",
			arch: "Архитектура",
			section: "Раздел",
			license: "Лицензия",
			source: "Исходники"
		},
		madeWith: "Сделано с помощью",
		noTracking: "Без слежки, без cookie, ничего не загружается со стороны.",
		pickHint: "Вставьте то, что вывел роутер",
		script: {
			copied: "Скопировано",
			none: "Ничего не найдено",
			results: "найдено",
			unavailable: "Нажмите Enter, чтобы открыть список пакетов",
			published: "Последняя публикация",
			fine: "успешных сборок",
			problems: "сборок с ошибками",
			nearest: "В этом архиве нет. Ближайшие:",
			chosen: "Выбрано:",
			unknown: "В этом тексте не названа архитектура"
		}
	},
	zh: {
		skip: "跳到正文",
		packages: "软件包",
		builds: "构建",
		keys: "密钥",
		api: "API",
		home: "首页",
		navigation: "本仓库",
		search: "搜索软件包",
		theme: "颜色：浅色、深色或跟随系统",
		copy: "复制",
		packageCount: (n) => `${n} 个软件包`,
		targetCount: (n) => `${n} 个目标`,
		fileCount: (n) => `${n} 个文件`,
		about: "面向 OpenWrt 路由器的软件包仓库。",
		addTitle: "添加到我的路由器",
		addIntro: "通过 SSH 在路由器上运行这些命令。每条命令只做一件事，而且全部可以撤销。请选择版本；架构由路由器自行填入。",
		release: "OpenWrt 版本",
		architecture: "架构",
		detect: "由路由器检测",
		whichRelease: "如何查看我的版本？",
		whichReleaseHelp: "在路由器上运行以下命令即可看到版本和架构：",
		step: {
			key: "信任本仓库的密钥",
			feed: "添加软件源",
			keep: "升级固件时保留两者",
			update: "获取软件包列表",
			modules: "内核模块（仅在需要时）",
			undo: "全部撤销"
		},
		stepWhy: {
			key: "路由器只安装由此密钥签名的软件包。密钥就写在命令里，因此无需信任任何下载。",
			feed: "用一行告诉包管理器去哪里查找。",
			keep: "否则 sysupgrade 会丢掉密钥和软件源。",
			update: "之后即可安装所需的软件包。",
			modules: "内核模块只适用于某一个固件版本，因此有单独的软件源。",
			undo: "删除软件源、密钥和 sysupgrade 的保留记录。已安装的软件包不受影响。"
		},
		installerTitle: "快捷方式：脚本",
		installerWhy: "脚本会自行检测版本和架构。运行前请先阅读。",
		trustTitle: "信任",
		trustIntro: "每份软件包列表都经过签名。请将这些指纹与您信任的来源（例如项目主页）核对。",
		unsigned: "本仓库未签名：只要启用签名检查，路由器就会拒绝它。",
		keyKind: {
			usign: "opkg（usign）",
			apk: "apk（ECDSA P-256）",
			openpgp: "OpenPGP"
		},
		keyUse: {
			usign: "OpenWrt 24.10 及更早版本用它校验 Packages.sig。",
			apk: "OpenWrt 25.12 及更新版本用它校验 packages.adb。",
			openpgp: "用于手动校验 Packages.asc，以及 Yocto 式的 opkg。"
		},
		keyMeaning: "签名表示列表来自密钥持有者，且传输途中没有文件被改动。它并不表示软件本身是好的。",
		keyWhere: "私钥只有发布步骤知道；软件包的代码绝不会与其一同运行。",
		signedWith: "签名密钥",
		fingerprint: "指纹",
		keyFile: "密钥文件",
		lastPublished: "最近发布",
		health: "构建",
		allPackages: "全部软件包",
		browse: "按名称浏览",
		noPackages: "还没有软件包",
		noPackagesHelp: "发布软件包后会显示在这里。",
		version: "版本",
		versions: "版本",
		newest: "最新",
		target: "目标",
		size: "下载大小",
		installedSize: "安装后大小",
		sha256: "SHA-256",
		file: "文件",
		install: "安装",
		needsFeed: "路由器需要先添加本仓库的软件源：",
		description: "说明",
		dependencies: "依赖",
		whereDependency: {
			here: "在本仓库中",
			openwrt: "来自 OpenWrt",
			missing: "缺失"
		},
		noDependencies: "无",
		requiredBy: "被以下软件包依赖",
		provides: "提供",
		conflicts: "冲突",
		license: "许可证",
		section: "分类",
		maintainer: "维护者",
		homepage: "主页",
		source: "源码",
		commit: "提交",
		allArchitectures: "所有架构",
		differs: "在此目标上依赖：",
		badges: "徽章",
		badgeHelp: "用于 README 的 Markdown：",
		badgeAlt: (name) => `本仓库中的 ${name}`,
		data: "数据",
		updates: "更新",
		newPackages: "新软件包",
		contents: "路由器上的文件",
		showContents: "显示文件",
		configFile: "配置文件，升级时保留",
		buildStatus: {
			built: "成功",
			failed: "失败",
			skipped: "跳过",
			stale: "过期"
		},
		buildMeaning: {
			built: "最近一次构建成功。",
			failed: "最近一次构建失败，没有发布任何版本。",
			skipped: "因所述原因未在此构建。",
			stale: "最近一次构建失败；仍发布着较旧的版本。"
		},
		noBuild: "无构建",
		log: "日志",
		rebuild: "重新构建",
		rebuildHelp: "供维护者使用：用以下输入启动工作流。",
		rebuildAll: "供维护者使用：启动工作流。输入留空时，只构建有变化的内容。",
		rebuildOpen: "打开工作流",
		buildsIntro: "每个软件包在每个目标上最近一次构建的结果。",
		feedOf: (path) => `软件源 ${path}`,
		rawDirectory: "纯目录列表",
		address: "供路由器使用的地址",
		firmwareTitle: "编入固件",
		firmwareIntro: "用于已内置此软件源及其软件包的固件映像。",
		sourceTitle: (name) => `源码 ${name}`,
		sourceIntro: "由此目录构建的软件包。",
		keysIntro: "本仓库的公钥，与路由器中保存的形式相同。",
		apiIntro: "本站的所有内容也以 JSON 提供，地址固定不变。除 status.json 和 builds.json 外，只有软件包变化时内容才会变化。",
		apiField: "字段",
		apiType: "类型",
		apiMeaning: "含义",
		optional: "可选",
		notFound: "没有这个页面",
		notFoundHelp: "它可能是一个已不在此处的软件包。请搜索：",
		filter: "筛选",
		all: "全部",
		clearFilters: "清除",
		more: "显示更多",
		facet: {
			release: "版本",
			arch: "架构",
			section: "分类",
			license: "许可证",
			source: "源码"
		},
		madeWith: "制作工具：",
		noTracking: "无跟踪、无 Cookie、不加载任何外部内容。",
		pickHint: "粘贴路由器的输出",
		script: {
			copied: "已复制",
			none: "没有匹配项",
			results: "个结果",
			unavailable: "按回车键打开软件包列表",
			published: "最近发布",
			fine: "成功的构建",
			problems: "有问题的构建",
			nearest: "本仓库中没有。最接近的是：",
			chosen: "已选择：",
			unknown: "这段文字中没有架构名称"
		}
	}
};
var stringsOf = (language) => all[language];
// site/src/show.ts
function bytes(size) {
	if (size < 1024) return `${size} B`;
	const [value, unit] = size < 1048576 ? [size / 1024, "KB"] : [size / 1024 / 1024, "MB"];
	return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
var invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
function plain(text, length = 300) {
	const clean = text.replace(invisible, "");
	return clean.length > length ? `${clean.slice(0, length - 1)}…` : clean;
}
function href(root, path) {
	if (/^[\w./+~-]*$/.test(path)) return root + path;
	return root + path.split("/").map(encodeURIComponent).join("/");
}
function page(root, path) {
	return `${href(root, path)}index.html`;
}
function reflow(text) {
	const out = [];
	let wrapped = false;
	for (const line of text.split("\n").map((one) => one.trim())) {
		if (wrapped && /^[\p{L}("'`]/u.test(line)) out[out.length - 1] += ` ${line}`;
		else out.push(line);
		wrapped = line.length > 50;
	}
	return out.join("\n");
}
// site/src/components/Search.astro
createAstro("https://astro.build");
var $$Search = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Search;
	const { frame, id, live } = Astro.props;
	const t = stringsOf(frame.language);
	return renderTemplate`${maybeRenderHead($$result)}<search class="search"><form${addAttribute(page(frame.root, "packages/"), "action")} data-search><label class="sr"${addAttribute(id, "for")}>${t.search}</label><input${addAttribute(id, "id")} name="q" type="search"${addAttribute(t.search, "placeholder")} autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="100" aria-keyshortcuts="/ Control+K"><button type="submit" class="go"${addAttribute(t.search, "aria-label")}></button><kbd aria-hidden="true">/</kbd>${!live && renderTemplate`<div class="results" data-results hidden></div>`}</form></search>`;
}, "/project/site/src/components/Search.astro", void 0);
// site/src/components/Layout.astro
createAstro("https://astro.build");
var $$Layout = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Layout;
	const { frame, title, description = "", anywhere, feeds = [], hideSearch, current } = Astro.props;
	const { archive, root, path } = frame;
	const t = stringsOf(frame.language);
	const fullTitle = plain(title ? `${title} · ${archive.title}` : archive.title, 120);
	const summary = plain(description || archive.description || t.about);
	const canonical = `${archive.url}/${path.split("/").map(encodeURIComponent).join("/")}`;
	const nav = [
		{
			path: "packages/",
			title: t.packages
		},
		...frame.hasBuilds ? [{
			path: "builds/",
			title: t.builds
		}] : [],
		{
			path: "keys/",
			title: t.keys
		},
		{
			path: "api/",
			title: t.api
		},
		...frame.pages.map(({ slug, title }) => ({
			path: `pages/${slug}/`,
			title
		}))
	];
	const policy = [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self'",
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'"
	].join("; ");
	return renderTemplate`<html${addAttribute(frame.language, "lang")}${addAttribute(root, "data-root")}${addAttribute(JSON.stringify(t.script), "data-words")}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"${addAttribute(policy, "content")}><meta name="viewport" content="width=device-width, initial-scale=1"><title>${fullTitle}</title><meta name="description"${addAttribute(summary, "content")}><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">${anywhere ? renderTemplate`<meta name="robots" content="noindex">` : renderTemplate`<link rel="canonical"${addAttribute(canonical, "href")}>`}<meta property="og:type" content="website"><meta property="og:title"${addAttribute(fullTitle, "content")}><meta property="og:description"${addAttribute(summary, "content")}><meta property="og:url"${addAttribute(canonical, "content")}><meta property="og:site_name"${addAttribute(plain(archive.title), "content")}><link rel="icon"${addAttribute(href(root, frame.logo ?? "assets/icon.svg"), "href")}>${feeds.map((feed) => renderTemplate`<link rel="alternate" type="application/atom+xml"${addAttribute(plain(feed.title), "title")}${addAttribute(href(root, feed.path), "href")}>`)}<script${addAttribute(root + {
		"site": "assets/site-UM7DHVAT.js",
		"style": "assets/style-NU5LN7TI.css",
		"theme": "assets/theme-76XTMPQE.js"
	}.theme, "src")}><\/script><link rel="stylesheet"${addAttribute(root + {
		"site": "assets/site-UM7DHVAT.js",
		"style": "assets/style-NU5LN7TI.css",
		"theme": "assets/theme-76XTMPQE.js"
	}.style, "href")}>${frame.styles.map((style) => renderTemplate`<link rel="stylesheet"${addAttribute(root + style, "href")}>`)}<script${addAttribute(root + {
		"site": "assets/site-UM7DHVAT.js",
		"style": "assets/style-NU5LN7TI.css",
		"theme": "assets/theme-76XTMPQE.js"
	}.site, "src")} defer><\/script>${renderHead($$result)}</head><body><a class="skip" href="#content">${t.skip}</a><header class="top"><div class="wide top-row"><a class="brand"${addAttribute(page(root, ""), "href")}><img${addAttribute(href(root, frame.logo ?? "assets/icon.svg"), "src")} alt="" width="28" height="28"><bdi>${archive.title}</bdi></a>${!hideSearch && renderTemplate`${renderComponent($$result, "Search", $$Search, {
		"frame": frame,
		"id": "search"
	})}`}<nav${addAttribute(t.navigation, "aria-label")}><ul>${nav.map((item) => renderTemplate`<li><a${addAttribute(page(root, item.path), "href")}${addAttribute((current ?? path) === item.path ? "page" : void 0, "aria-current")}><bdi>${item.title}</bdi></a></li>`)}</ul></nav><button type="button" class="theme js-only" data-theme-toggle${addAttribute(t.theme, "aria-label")}${addAttribute(t.theme, "title")}></button></div></header><main id="content" class="wide" tabindex="-1">${renderSlot($$result, $$slots["default"])}</main><footer class="bottom"><div class="wide"><ul>${(archive.links ?? []).map((link) => renderTemplate`<li><a${addAttribute(link.url, "href")} rel="noopener noreferrer"><bdi>${link.title}</bdi></a></li>`)}<li><a${addAttribute(href(root, "atom.xml"), "href")}>${t.updates} (Atom)</a></li><li><a${addAttribute(page(root, "api/"), "href")}>${t.api}</a></li></ul><p>${t.noTracking} ${t.madeWith} openwrt-ppa.</p></div></footer><div class="sr" role="status" aria-live="polite" data-announce></div></body></html>`;
}, "/project/site/src/components/Layout.astro", void 0);
export { page as a, href as i, $$Search as n, reflow as o, bytes as r, stringsOf as s, $$Layout as t };
