const all = {
  en: {
    copied: "Copied",
    none: "Nothing matches",
    results: "results",
    unavailable: "Press Enter for the list of packages",
    published: "Last publication",
    ok: "builds fine",
    bad: "builds with problems",
    nearest: "Not here. Nearest: ",
    found: "Chosen: ",
    unknown: "No architecture found in this text",
  },
  de: {
    copied: "Kopiert",
    none: "Nichts gefunden",
    results: "Treffer",
    unavailable: "Eingabetaste öffnet die Paketliste",
    published: "Zuletzt veröffentlicht",
    ok: "Builds in Ordnung",
    bad: "Builds mit Problemen",
    nearest: "Hier nicht vorhanden. Am nächsten: ",
    found: "Gewählt: ",
    unknown: "In diesem Text steht keine Architektur",
  },
  ru: {
    copied: "Скопировано",
    none: "Ничего не найдено",
    results: "результатов",
    unavailable: "Нажмите Enter, чтобы открыть список пакетов",
    published: "Последняя публикация",
    ok: "сборок успешно",
    bad: "сборок с ошибками",
    nearest: "Здесь нет. Ближайшие: ",
    found: "Выбрано: ",
    unknown: "В тексте нет названия архитектуры",
  },
  zh: {
    copied: "已复制",
    none: "没有匹配项",
    results: "个结果",
    unavailable: "按回车键打开软件包列表",
    published: "最近发布",
    ok: "个构建正常",
    bad: "个构建有问题",
    nearest: "此处没有。最接近的是：",
    found: "已选择：",
    unknown: "文本中没有架构名称",
  },
};

/** The few words that scripts write, in the page's language. */
export const words = all[document.documentElement.lang as keyof typeof all] ?? all.en;

/** Tells screen readers what happened. */
export function announce(text: string): void {
  const place = document.querySelector("[data-announce]");
  if (place) place.textContent = text;
}

/** From this page up to the archive. */
export const root = document.documentElement.dataset["root"] ?? "";
