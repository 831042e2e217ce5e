/** A text, or its forms by number. */
export type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
