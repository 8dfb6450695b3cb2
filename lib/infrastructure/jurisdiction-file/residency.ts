/** Where the data of a country may lie: the regions that are in it. */

export const regionsIn = {
  'United States': ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1'],
  Canada: ['ca-central-1', 'ca-west-1'],
  'United Kingdom': ['eu-west-2'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Country = keyof typeof regionsIn;
export const countries = Object.keys(regionsIn) as [Country, ...Country[]];

/** Why data that must stay in the country cannot lie in the region, or undefined when it can. */
export const problemWithRegion = (country: Country, region: string): string | undefined => {
  const regions: readonly string[] = regionsIn[country];
  return regions.includes(region)
    ? undefined
    : `"${region}" is not in ${country}, where the data must stay; choose ${regions.join(', ')}`;
};
