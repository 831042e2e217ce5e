/** A region of the United Nations' statistical standard M49: three digits and its English name. */
export interface M49Region {
  readonly code: string;
  readonly name: string;
}

/** @throws RangeError for a code that is neither a region nor a subregion. */
export function m49Region(code: string): M49Region {
  const name = NAMES[code];
  if (name === undefined) throw new RangeError(`"${code}" is no M49 region or subregion`);
  return { code, name };
}

const NAMES: Readonly<Record<string, string>> = {
  "002": "Africa",
  "005": "South America",
  "009": "Oceania",
  "011": "Western Africa",
  "013": "Central America",
  "014": "Eastern Africa",
  "015": "Northern Africa",
  "017": "Middle Africa",
  "018": "Southern Africa",
  "019": "Americas",
  "021": "Northern America",
  "029": "Caribbean",
  "030": "Eastern Asia",
  "034": "Southern Asia",
  "035": "South-eastern Asia",
  "039": "Southern Europe",
  "053": "Australia and New Zealand",
  "054": "Melanesia",
  "057": "Micronesia",
  "061": "Polynesia",
  "142": "Asia",
  "143": "Central Asia",
  "145": "Western Asia",
  "150": "Europe",
  "151": "Eastern Europe",
  "154": "Northern Europe",
  "155": "Western Europe",
};
