/** A table of a timeline's page: words, so everything stands on the left. */
import { type Content, html, type Markup } from '../markup.ts';
import { wide } from '../page.ts';

export const tableOf = (caption: string, headings: readonly string[], rows: readonly Content[]): Markup => html`${wide(
  `Table: ${caption}`,
  html`<table><caption>${caption}</caption><thead><tr>${headings.map((heading) => html`<th scope="col" class="left">${heading}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table>`,
)}
`;

export const cells = (values: readonly Content[]): Content =>
  values.map((value) => html`<td class="left">${value}</td>`);

/** What may be a sentence, and breaks into lines. */
export const long = (value: Content): Markup => html`<td class="left long">${value}</td>`;
