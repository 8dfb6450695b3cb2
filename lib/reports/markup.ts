/** Text as markup: whatever goes into a page is escaped, except what is markup already. */

/** Markup that needs no more escaping. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | undefined | Markup | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const asText = (content: Content): string => {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return 'markup' in content ? content.markup : content.map(asText).join('');
};

/** A template of HTML or SVG: values are escaped, inside attributes too, which stand in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: readonly Content[]): Markup => ({
  markup: strings.map((text, index) => text + asText(values[index])).join(''),
});

/** Markup that somebody else made, such as a drawn chart. */
export const raw = (markup: string): Markup => ({ markup });
