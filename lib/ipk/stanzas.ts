/**
 * Splits an index (`Packages`, `Packages.manifest`) into the raw text of its stanzas, each with a final newline and
 * without the blank lines around it; padding at the end is dropped. Nothing is parsed: see `stanzaField`, `parseControl`.
 */
export function parseStanzas(text: string): string[] {
  const stanzas: string[] = [];
  let start = 0;
  while (start < text.length) {
    if (text.charCodeAt(start) === NEWLINE) {
      start += 1;
      continue;
    }
    const blank = text.indexOf("\n\n", start);
    if (blank < 0) {
      const rest = text.slice(start);
      stanzas.push(rest.endsWith("\n") ? rest : `${rest}\n`);
      break;
    }
    stanzas.push(text.slice(start, blank + 1));
    start = blank + 2;
  }
  return stanzas;
}

const NEWLINE = 10;

/** First line of a field's value in a raw stanza, without surrounding blanks; undefined when the field is absent. */
export function stanzaField(stanza: string, name: string): string | undefined {
  const key = `${name}:`;
  const found = stanza.startsWith(key) ? 0 : stanza.indexOf(`\n${key}`) + 1;
  if (found === 0 && !stanza.startsWith(key)) return undefined;
  const end = stanza.indexOf("\n", found);
  return stanza.slice(found + key.length, end < 0 ? undefined : end).trim();
}
