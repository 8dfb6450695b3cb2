/** The catalogue of each language. */
import type { Language } from '../../timeline/language.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import type { Words } from './words.ts';

export const catalogues: Readonly<Record<Language, Words>> = { en: english, 'fr-CA': french };
