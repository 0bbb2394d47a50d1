const browsers: [RegExp, string][] = [
  [/CocCoc|coc_coc_browser/i, 'Cốc Cốc'], [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'], [/Safari/, 'Safari']
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'], [/iPhone|iPad|iPod/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux|X11/, 'Linux']
]

const first = (names: [RegExp, string][], agent: string) => names.find(([pattern]) => pattern.test(agent))?.[1]

/** Browser and system, coarse enough to say nothing else about a person: 'Firefox · Windows'; empty where the caller does not say. */
export const deviceOf = (agent: string): string => [first(browsers, agent), first(systems, agent)].filter(Boolean).join(' · ')
