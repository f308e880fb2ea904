const TEXTS = import.meta.glob<string>('../../../rules/examples/*/series.yml', { query: '?raw', import: 'default', eager: true })

const OFFERED = ['encourage-customer-upgrades', 'onboarding', 'announcement', 're-engagement', 'leads']

export interface Template {
  id: string
  title: string
  /** What it is for, from the words it begins with. */
  about: string
  text: string
}

/** Examples that are whole without files of rules beside them, as they stand in the repository. */
export const TEMPLATES: Template[] = Object.entries(TEXTS)
  .map(([path, text]) => ({
    id: path.split('/').at(-2)!,
    title: /^title: (.*)$/m.exec(text)?.[1] ?? path,
    about: aboutOf(text),
    text,
  }))
  .filter((template) => OFFERED.includes(template.id))
  .sort((a, b) => OFFERED.indexOf(a.id) - OFFERED.indexOf(b.id))

function aboutOf(text: string): string {
  const paragraphs = text.split(/^[^#]/m)[0]!.split(/^#\s*$/m)
  return (paragraphs[1] ?? paragraphs[0] ?? '').replace(/^# ?/gm, '').replace(/\s+/g, ' ').trim()
}

/** What "from scratch" begins with. */
export function scratch(id: string, title: string): string {
  return `series: ${id}\ntitle: ${JSON.stringify(title)}\nenroll: future\n\nblocks: []\n`
}
