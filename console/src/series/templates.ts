const TEXTS = import.meta.glob<string>('../../../rules/examples/*/series.yml', { query: '?raw', import: 'default', eager: true })

const ORDER = ['encourage-customer-upgrades', 'onboarding', 'announcement', 're-engagement', 'leads']

export interface Template {
  id: string
  title: string
  /** What it is for, from the words it begins with. */
  about: string
  text: string
}

/** The example series, as they stand in the repository. */
export const TEMPLATES: Template[] = Object.entries(TEXTS)
  .map(([path, text]) => ({
    id: path.split('/').at(-2)!,
    title: /^title: (.*)$/m.exec(text)?.[1] ?? path,
    about: aboutOf(text),
    text,
  }))
  .sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id))

function aboutOf(text: string): string {
  const paragraphs = text.split(/^[^#]/m)[0]!.split(/^#\s*$/m)
  return (paragraphs[1] ?? paragraphs[0] ?? '').replace(/^# ?/gm, '').replace(/\s+/g, ' ').trim()
}

/** What "from scratch" begins with. */
export function scratch(id: string, title: string): string {
  return `series: ${id}\ntitle: ${JSON.stringify(title)}\nenroll: future\n\nblocks: []\n`
}
