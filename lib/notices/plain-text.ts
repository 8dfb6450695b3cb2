/** Text as the ways that carry it can: subjects in ASCII, text messages in the GSM alphabet, mail in lines of 78 columns. */

/** Mail readers and terminals show this much of a line whole. */
const columns = 78;

/** Accents are dropped and typographic signs replaced; what has no likeness becomes a question mark. */
export const inAscii = (text: string): string => asGsm(text, /[\n -~]/);

/** One short message holds 160 of these; a character outside of them would halve that, and then some. */
export const inGsm = (text: string): string => asGsm(text, basicGsm);

/** The basic alphabet of GSM 03.38, without the signs that count twice. */
const basicGsm = /[@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]/;

const likenesses: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '\u2212': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  '\u00a0': ' ',
  '\u202f': ' ',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '|': '/',
  '~': '-',
  '^': "'",
  '\\': '/',
};

const asGsm = (text: string, alphabet: RegExp): string =>
  [...text.normalize('NFC')]
    .map((sign) => {
      if (alphabet.test(sign)) return sign;
      const likeness = likenesses[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '');
      return [...likeness].every((one) => alphabet.test(one)) ? likeness : '?';
    })
    .join('');

/** At most `most` characters, cut with three dots. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 3).trimEnd()}...`;

/**
 * Breaks a paragraph between words; lines after the first are indented, and the first begins as it is given. A word that
 * is longer than a line is broken.
 */
export const wrapped = (paragraph: string, indent = ''): string => {
  const lines: string[] = [];
  let rest = paragraph;
  while (rest.length > columns) {
    const begins = rest.search(/[^ ]/);
    const space = rest.lastIndexOf(' ', columns);
    const [end, next] = space > begins ? [space, space + 1] : [columns, columns];
    lines.push(rest.slice(0, end).trimEnd());
    rest = `${indent}${rest.slice(next).trimStart()}`;
  }
  return [...lines, rest].join('\n');
};
