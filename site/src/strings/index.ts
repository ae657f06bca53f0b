import type { Language } from "../../../lib/catalog/views.ts";
import { de } from "./de.ts";
import { en, type Strings } from "./en.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

const all: Record<Language, Strings> = { en, de, ru, zh };

export const stringsOf = (language: Language): Strings => all[language];
export type { Strings };
