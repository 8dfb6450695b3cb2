/** A page that is whole by itself: no script, nothing fetched, and a policy in it that says so to the browser. */
import { type Content, html, type Markup, raw } from './markup.ts';
import { pageStyle } from './page-style.ts';

export interface Page {
  readonly title: string;
  /** Beside the style that every page has. */
  readonly style?: string;
  readonly body: Content;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export const page = ({ title, style = '', body }: Page): string =>
  `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>
${raw(pageStyle)}${raw(style)}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>`.markup
  }\n`;

/** Something wider than a telephone: it moves sideways in its own frame, by keyboard too. */
export const wide = (label: string, content: Content): Markup =>
  html`<div class="wide" role="region" tabindex="0" aria-label="${label}">${content}</div>`;
