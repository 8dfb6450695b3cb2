/** The languages that notices are written in. */
export const languages = ['en', 'fr-CA'] as const;
export type Language = (typeof languages)[number];
