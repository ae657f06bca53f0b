import type { Language } from "../../../lib/catalog/views.ts";
import { en, type Strings } from "./en.ts";

const all: Record<Language, Strings> = { en, de: en, ru: en, zh: en };

export const stringsOf = (language: Language): Strings => all[language];
export type { Strings };
